/** Words of trade names that are translated rather than transliterated. A word may stand for several: «union», «works». */
import { latinKey, stem } from './latin-key.ts';

// Each group is one idea: Russian words first, then others; a word may be in many groups.
const groups = `завод=plant,factory,works,mill фабрика=factory,mill комбинат=combine,plant группа=group,gruppe,groupe,grupo,gruppo
компания=company,co,compagnie,compania холдинг=holding,holdings банк=bank,banco,banque банка=bank
центр=center,centre,zentrum,centro институт=institute,institut,instituto университет=university,universitat,universite,universidad
больница=hospital клиника=clinic,klinik,clinique поликлиника=polyclinic,outpatient госпиталь=hospital
школа=school,schule,escuela училище=school,college колледж=college техникум=college,technical лицей=lyceum гимназия=gymnasium
академия=academy,akademie лаборатория=laboratory,laboratories,labs,lab,labor технологии=technologies,technology,tech,technologie,техно
технический=technical,technic система=systems,system,systeme сервис=service,services услуги=services,service обслуживание=service,maintenance
решения=solutions,solution торговый=trading,trade,commercial торговля=trade,trading,handel,commerce дом=house,home,haus
инвест=invest,investment,investments,инвестиционный,инвестиции страхование=insurance,страховая,versicherung,assurance
строительный=construction,building,стройка,строительство,строй,bau логистика=logistics,logistic,logistik транспорт=transport,transportation,транспортный
энергия=energy,energie,энерго,энергетика,энергетический power=энергия,энергетика нефть=oil,нефтяной,petroleum,neft газ=gas,газовый
нефтегаз=oilgas сталь=steel,stahl металл=metal,metals,металлический металлургический=metallurgical,steel молоко=milk,dairy,молочный
хлеб=bread,bakery,хлебозавод,пекарня мясо=meat,мясной рыба=fish,рыбный пиво=beer,brewery,пивоваренный вода=water,водный водоканал=waterworks
агро=agro,агропром,agricultural,сельскохозяйственный,agrar фарма=pharma,pharmaceutical,pharmaceuticals,фармацевтический аптека=pharmacy,apotheke
медицинский=medical,медицина,medicine,medizin международный=international,интернациональный мир=world,peace,global мировой=world,global
северный=north,northern,nord южный=south,southern,sud западный=west,western восточный=east,eastern,ost дальний=far
центральный=central российский=russian,россия,russia русский=russian национальный=national государственный=state,public
федеральный=federal федерация=federation,rf республика=republic область=region,oblast край=territory,krai,region район=district
город=city,town,stadt,городской,municipal муниципальный=municipal областной=regional региональный=regional научный=scientific,science,wissenschaftlich
исследовательский=research,исследования,forschung научно=scientific,research производственный=production,manufacturing,industrial
производство=production,manufacture,manufacturing промышленный=industrial,промышленность,industry,industries,industrie,prom
консалтинг=consulting,консультационный,advisory,consultants информационный=information,info,informational софт=soft,software программный=software
сеть=network,networks,net,netz связь=communications,communication,telecom телефонный=telephone телеком=telecom,телекоммуникации,telecommunications
телевидение=television,tv радио=radio издательство=publishing,publisher,publishers,verlag печать=print,printing,press типография=printing
авто=auto,автомобильный,automobile,automotive,car,cars мотор=motor,motors,двигатель,engine машина=machine машиностроительный=machinery,engineering
инженерный=engineering,инжиниринг,engineers станок=machine,tool оборудование=equipment прибор=instrument,instruments,приборостроительный
электро=electro,electric,электрический,electrical,elektro электроника=electronics,electronic,электронный,elektronik свет=light,lighting
химия=chemistry,chemical,chemicals,химический,chemie пластик=plastic,plastics,пластмасса резина=rubber стекло=glass,стекольный
бумага=paper,бумажный,целлюлозный лес=forest,wood,лесной,timber дерево=wood,timber,деревообрабатывающий мебель=furniture,мебельный
текстиль=textile,textiles,текстильный одежда=clothing,clothes,apparel,fashion мода=fashion обувь=shoes,footwear ткань=fabric
уголь=coal,угольный шахта=mine горный=mining,mountain добыча=mining рудник=mine золото=gold,золотой серебро=silver алмаз=diamond
красный=red,rot белый=white черный=black зеленый=green синий=blue золотая=gold,golden новый=new,neu,nova,nuovo старый=old большой=big,great,grand
малый=small молодежный=youth детский=children,child,kids,kinder сад=garden,kindergarten ясли=nursery спорт=sport,sports,спортивный
культура=culture,cultural,культурный музей=museum театр=theatre,theater библиотека=library,bibliothek кино=cinema,film,movie
ресторан=restaurant кафе=cafe,coffee,кофе отель=hotel,гостиница,hotels туризм=tourism,tour,travel,туристический,tourist,туристский путешествие=travel
магазин=shop,store,stores,market рынок=market маркет=market,мarket супермаркет=supermarket продукты=food,foods,products,продовольственный
пищевой=food питание=food,nutrition,catering авиация=aviation,авиационный,air,авиа,aero воздушный=air аэропорт=airport,flughafen самолет=aircraft
космос=space,космический,cosmos море=sea,морской,marine,maritime порт=port,портовый,hafen,harbour судно=ship,shipping,судостроительный,shipbuilding
река=river,речной железный=iron дорога=road,railway,way,дорожный железнодорожный=railway,railroad,rail вагон=wagon,car мост=bridge
почта=post,mail,почтовый полиция=police милиция=militia,police охрана=security,guard,protection,охранный безопасность=safety,security
министерство=ministry департамент=department отдел=department,division,section управление=administration,management,directorate,office
администрация=administration служба=service агентство=agency,agentur бюро=bureau,buro,office комитет=committee,board комиссия=commission
совет=council,board палата=chamber суд=court прокуратура=prosecutor инспекция=inspection,inspectorate фонд=fund,foundation,stiftung
союз=union,alliance,association ассоциация=association,verband общество=society,association объединение=association,union корпорация=corporation,corp
предприятие=enterprise,undertaking организация=organization,organisation учреждение=institution фирма=firm,firma партнер=partner,partners
консорциум=consortium партнерство=partnership право=law,legal,юридический закон=law аудит=audit,auditing финанс=finance,financial,финансовый,finanz
капитал=capital,kapital кредит=credit,kredit лизинг=leasing недвижимость=estate,immobilien,realty имущество=property управляющий=management,managing
жилищный=housing,жилой коммунальный=utility,utilities,communal хозяйство=economy,utilities,household тепло=heat,тепловой,heating,thermal
водоснабжение=water экология=ecology,environment,ecological,экологический окружающий=environment природа=nature,природный,natural
геология=geology,geological,геологический география=geography физика=physics,physical,физический математика=mathematics,математический
биология=biology,biological,био,bio ядерный=nuclear атом=atom,atomic,атомный,nuclear оптика=optics,optical,оптический
образование=education,educational,образовательный учебный=training,educational подготовка=training курсы=courses высший=higher средний=secondary
народный=people,folk,national первый=first,erste,1 второй=second,2 единый=united,unified объединенный=united,joint универсальный=universal
альянс=alliance,allianz дизайн=design реклама=advertising,рекламный,ad медиа=media студия=studio проект=project,projects,проектный
развитие=development,разработка наука=science,sciences,wissenschaft опыт=experience качество=quality контроль=control стандарт=standard
звезда=star,stern солнце=sun,солнечный,solar луна=moon земля=land,earth,земельный,terra небо=sky огонь=fire пожарный=fire ветер=wind
король=king,royal королевский=royal,kings королевство=kingdom,royal ренессанс=renaissance возрождение=renaissance,revival империя=empire княжество=principality царь=tsar,king лев=lion медведь=bear орел=eagle волк=wolf сокол=falcon птица=bird,poultry,птицефабрика
святой=saint,st,sankt,san,свято,sveti мой=my наш=our твой=your лучший=best хороший=good,gut быстрый=fast,quick,express экспресс=express
москва=moscow,moskau,московский петербург=petersburg санкт=saint,st,sankt кавказ=caucasus урал=ural,уральский сибирь=siberia,siberian,сибирский
волга=volga,волжский китай=china,chinese,китайский германия=germany,german,deutschland,немецкий франция=france,french,французский
англия=england,english,английский америка=america,american,американский япония=japan,japanese,японский италия=italy,italian,итальянский
украина=ukraine,ukrainian,украинский,україна белоруссия=belarus,belarusian,белорусский казахстан=kazakhstan,kazakh,казахский
болгария=bulgaria,bulgarian,болгарский,българия грузия=georgia,georgian,грузинский армения=armenia,armenian,армянский европа=europe,european,европейский
азия=asia,asian,азиатский балтика=baltic,балтийский тихоокеанский=pacific атлантический=atlantic евразия=eurasia,eurasian,евразийский
топливо=fuel,топливный горючее=fuel заправка=filling,station,заправочный станция=station,stanice,stazione энергосбыт=energysales сбыт=sales,сбытовой
продажа=sales,sale снабжение=supply,supplies,снабженческий поставка=supply,delivery доставка=delivery,express распределительный=distribution,grid
распределение=distribution дистрибуция=distribution,distributors дистрибьютор=distributor электросеть=grid,powergrid магистральный=mainline,trunk
генерация=generation,генерирующий generating=генерирующий,генерация тракт=tract сетевой=network,grid межрегиональный=interregional
региональный=regional,region район=area межрайонный=interdistrict окружной=district округ=district,county уезд=county губерния=province,governorate
провинция=province штат=state остров=island,insel полуостров=peninsula озеро=lake,see залив=bay,gulf берег=coast,shore пляж=beach пустыня=desert
долина=valley холм=hill гора=mountain,mount лесопромышленный=timber сельский=rural,village деревня=village,dorf поселок=settlement,township
площадь=square улица=street проспект=avenue бульвар=boulevard набережная=embankment переулок=lane шоссе=highway тракт=highway
апрель=april май=may август=august сентябрь=september октябрь=october ноябрь=november декабрь=december январь=january февраль=february март=march
июнь=june июль=july весна=spring лето=summer осень=autumn зима=winter день=day ночь=night утро=morning вечер=evening час=hour время=time век=century,age
розовый=pink желтый=yellow серый=grey,gray оранжевый=orange фиолетовый=violet,purple коричневый=brown голубой=blue,lightblue изумруд=emerald
рубин=ruby сапфир=sapphire янтарь=amber жемчуг=pearl,жемчужина кристалл=crystal,kristall бриллиант=diamond,brilliant платина=platinum бронза=bronze
медь=copper,медный никель=nickel,никелевый алюминий=aluminium,aluminum,алюминиевый титан=titan,titanium олово=tin свинец=lead цинк=zinc,цинковый
сплав=alloy,сплавы труба=pipe,pipes,tube,трубный проволока=wire кабель=cable,cables,кабельный провод=wire болт=bolt винт=screw цепь=chain
подшипник=bearing,bearings,подшипниковый насос=pump,pumps,насосный компрессор=compressor,compressors клапан=valve арматура=valves,fittings
котел=boiler,котельный турбина=turbine,турбинный генератор=generator двигатель=motor,engines трактор=tractor,тракторный комбайн=combine,harvester
экскаватор=excavator кран=crane,cranes лифт=lift,lifts вентиляция=ventilation кондиционер=conditioning климат=climate,климатический
холод=cold,cooling,refrigeration,холодильный тепло=heating,warm свет=light лампа=lamp освещение=lighting светотехника=lighting
цемент=cement,цементный бетон=concrete,beton,бетонный кирпич=brick,кирпичный камень=stone,stein,каменный песок=sand щебень=gravel гипс=gypsum
керамика=ceramics,ceramic,керамический фарфор=porcelain краска=paint,paints,лакокрасочный лак=varnish клей=glue смола=resin каучук=rubber
шина=tyre,tire,tyres,шинный удобрение=fertilizer,fertilizers,fertiliser азот=nitrogen,azot кислород=oxygen водород=hydrogen кислота=acid сода=soda
соль=salt,salz сахар=sugar,сахарный мука=flour мельница=mill крупа=cereal зерно=grain,corn,зерновой рис=rice масло=oil,butter,масложировой
сыр=cheese,сырный,сыродельный сливки=cream мороженое=icecream шоколад=chocolate,chocolat,шоколадный конфета=candy,sweets кондитерский=confectionery,confectioners
торт=cake пирог=pie пицца=pizza,пиццерия суши=sushi бургер=burger,burgers курица=chicken куриный=chicken яйцо=egg,eggs колбаса=sausage
вино=wine,винный,vino,wein,винодельческий водка=vodka,водочный коньяк=cognac,brandy спирт=spirit,alcohol,спиртовой напиток=drink,beverage,beverages,drinks
сок=juice,juices чай=tea,чайный минеральный=mineral источник=spring,source фрукт=fruit,fruits,фруктовый ягода=berry яблоко=apple виноград=grape
овощ=vegetable,vegetables,овощной картофель=potato гриб=mushroom цветок=flower,flowers,цветочный роза=rose лилия=lily дерево=tree дуб=oak,дубовый
береза=birch сосна=pine ель=spruce,fir кедр=cedar липа=linden трава=grass,herb семя=seed,seeds,семена,семенной растение=plant животное=animal,animals
ветеринарный=veterinary,vet корм=feed,комбикормовый скот=cattle,livestock животноводческий=livestock корова=cow бык=bull свинья=pig,pork,свиноводческий
лошадь=horse конь=horse собака=dog,dogs кот=cat кошка=cat,cats кролик=rabbit заяц=hare лиса=fox тигр=tiger слон=elephant дельфин=dolphin кит=whale
пчела=bee,bees бабочка=butterfly дракон=dragon феникс=phoenix единорог=unicorn журавль=crane чайка=gull,seagull ласточка=swallow голубь=dove,pigeon
кожа=leather,кожевенный меховой=fur шерсть=wool,шерстяной хлопок=cotton,хлопковый шелк=silk лен=linen,flax,льняной нить=thread ковер=carpet
швейный=sewing,garment трикотаж=knitwear,knitting,трикотажный белье=linen,underwear платье=dress костюм=suit шляпа=hat ювелирный=jewelry,jewellery,jewellers
часы=watch,clock,watches,часовой очки=glasses игрушка=toy,toys игра=game,games,игровой подарок=gift,gifts праздник=holiday,celebration книга=book,books,книжный
газета=newspaper,gazette журнал=magazine,journal новости=news вестник=herald,bulletin издание=edition голос=voice слово=word язык=language,languages
перевод=translation,translations,transfer письмо=letter карта=card,map,cards открытка=postcard музыка=music,musical,музыкальный песня=song опера=opera
балет=ballet цирк=circus танец=dance оркестр=orchestra,philharmonic филармония=philharmonic концерт=concert искусство=art,arts художественный=art,artistic
галерея=gallery выставка=exhibition,expo,выставочный ярмарка=fair парк=park стадион=stadium бассейн=pool клуб=club,клубный фитнес=fitness футбол=football,футбольный
хоккей=hockey,хоккейный теннис=tennis лыжа=ski олимпийский=olympic чемпион=champion победа=victory,pobeda слава=glory успех=success удача=luck,fortune
надежда=hope,nadezhda вера=faith любовь=love мечта=dream радость=joy счастье=happiness дружба=friendship друг=friend,friends доверие=trust
гарантия=guarantee,warranty,гарантийный защита=protection,defense,defence,защитный оборона=defense,defence,оборонный щит=shield меч=sword броня=armor,armour
крепость=fortress замок=castle,lock ключ=key дверь=door,doors,дверной окно=window,windows,оконный стена=wall крыша=roof,roofing,кровельный кровля=roof,roofing
фасад=facade лестница=stairs пол=floor потолок=ceiling кухня=kitchen,kuche,кухонный ванна=bath сантехника=plumbing,sanitary мебельный=furniture
семья=family,семейный мама=mama,mother,mom мать=mother отец=father сын=sons брат=brother,brothers сестра=sister ребенок=child,baby,kid малыш=baby,kids
человек=human,man люди=people кадры=personnel,staff,hr,кадровый персонал=personnel,staff труд=labor,labour,work,трудовой работа=work,job занятость=employment
рабочий=worker,workers,working мастер=master,мастерская мастерская=workshop,studio инструмент=tool,tools,instrument ремонт=repair,repairs,ремонтный монтаж=installation,assembly,монтажный
наладка=commissioning,adjustment установка=installation сборка=assembly проектирование=design,engineering изыскания=survey,surveys геодезия=geodesy,surveying
бурение=drilling,буровой скважина=well разведка=exploration,разведочный промысел=field месторождение=field,deposit переработка=processing,refining,перерабатывающий
нефтепереработка=refining,refinery очистка=cleaning,purification,treatment чистый=clean,pure чистота=cleanliness уборка=cleaning клининг=cleaning,клининговый
отходы=waste,refuse мусор=waste,garbage утилизация=recycling,disposal вторичный=secondary,recycled лом=scrap тара=packaging,container упаковка=packaging,package,packing,упаковочный
склад=warehouse,storage,складской терминал=terminal груз=cargo,freight,грузовой перевозка=transportation,carrier,перевозки экспедиция=forwarding,expedition,экспедиционный
контейнер=container такси=taxi автобус=bus,автобусный троллейбус=trolleybus трамвай=tram,tramway метро=metro,subway,метрополитен велосипед=bicycle,bike,cycle
мотоцикл=motorcycle вертолет=helicopter,helicopters,вертолетный ракета=rocket,missile спутник=satellite,спутниковый флот=fleet,shipping пароход=steamship,shipping
верфь=shipyard якорь=anchor маяк=lighthouse,beacon парус=sail компас=compass горизонт=horizon вершина=peak,summit вектор=vector
таможня=customs,таможенный налог=tax,налоговый казначейство=treasury бюджет=budget статистика=statistics,статистический архив=archive,archives кадастр=cadastre,cadastral
нотариус=notary,нотариальный адвокат=lawyer,attorney,адвокатский арбитраж=arbitration,arbitrazh полномочный=plenipotentiary посольство=embassy консульство=consulate
парламент=parliament дума=duma сенат=senate правительство=government президент=president,presidential партия=party профсоюз=union,tradeunion
армия=army,военный военный=military,war войско=troops,forces вооруженный=armed гвардия=guard казак=cossack,казачий ветеран=veteran,veterans
внутренний=internal,interior иностранный=foreign внешний=external,foreign дело=affairs,case,business иностранец=foreigner чрезвычайный=emergency,emergencies ситуация=situations
здоровье=health здравоохранение=healthcare,health врач=doctor,physician доктор=doctor,dr медсанчасть=medical стоматология=dental,dentistry,стоматологический зуб=dental,tooth
глаз=eye,глазной сердце=heart,cardio,cardiology кардиологический=cardiology,cardiological онкология=oncology,онкологический,cancer диспансер=dispensary санаторий=sanatorium,resort
курорт=resort,health родильный=maternity детство=childhood хирургия=surgery,хирургический терапия=therapy диагностика=diagnostics,diagnostic,диагностический
эпидемиология=epidemiology гигиена=hygiene,sanitary санитарный=sanitary кровь=blood переливание=transfusion скорая=ambulance,emergency помощь=aid,help,assistance
реабилитация=rehabilitation инвалид=disabled пенсия=pension,пенсионный социальный=social благотворительный=charity,charitable,благотворительность
церковь=church храм=temple монастырь=monastery епархия=diocese патриархия=patriarchate православный=orthodox католический=catholic мечеть=mosque
студент=student,students учитель=teacher,teachers педагог=teacher,pedagogical,педагогический ученый=scientist,scholar знание=knowledge,znanie ум=mind
интеллект=intellect,intelligence,intelligent,интеллектуальный искусственный=artificial разум=mind,reason данные=data число=number цифра=digital,digit,цифровой
вычислительный=computing,computational компьютер=computer,computers,компьютерный сервер=server интернет=internet,web,сайт онлайн=online портал=portal
виртуальный=virtual облако=cloud,облачный робот=robot,robotics автоматика=automation,automatics,автоматизация автоматический=automatic
управление=control измерение=measurement,measuring,измерительный метрология=metrology стандартизация=standardization,standards сертификация=certification
испытание=testing,tests,испытания испытательный=testing экспертиза=expertise,examination эксперт=expert,experts оценка=appraisal,valuation,assessment
анализ=analysis,analytics,аналитический мониторинг=monitoring прогноз=forecast инновация=innovation,innovations,инновационный развивающий=developing
венчурный=venture биржа=exchange,stock обмен=exchange,change ценный=valuable,securities бумага=securities депозитарий=depository,depositary брокер=broker,brokers,брокерский
акция=share,stock,action инвестор=investor,investors траст=trust сберегательный=savings,сбер сбережение=savings ипотека=mortgage,ипотечный заем=loan,loans,займ
факторинг=factoring расчетный=settlement,clearing касса=cashier,cash платеж=payment,payments,pay,платежный деньги=money монета=coin,mint золото=aurum
перестрахование=reinsurance,перестраховочный взаимный=mutual жизнь=life,leben смерть=death риск=risk,risks актив=asset,assets
аренда=rent,rental,lease прокат=rental,rent гараж=garage,гаражный стоянка=parking парковка=parking автосервис=carservice автомойка=carwash мойка=wash
красота=beauty косметика=cosmetics,cosmetic,косметический парфюмерия=perfume,perfumery,парфюмерный салон=salon,showroom парикмахерская=hairdresser,barbershop
фото=photo,foto,photography видео=video аудио=audio звук=sound экран=screen образ=image вид=view взгляд=view стиль=style линия=line,lines,линейный
точка=point,dot круг=circle,round кольцо=ring квадрат=square треугольник=triangle куб=cube сфера=sphere шар=ball,globe глобус=globe,globus планета=planet
вселенная=universe галактика=galaxy комета=comet орбита=orbit меридиан=meridian полюс=polus полярный=polar арктика=arctic,арктический антарктика=antarctic
мировой=worldwide,world глобальный=global вселенский=universal общий=general,common генеральный=general главный=main,chief,head основной=basic,main
специальный=special,спец особый=special,particular уникальный=unique частный=private личный=personal открытый=open,public закрытый=closed свободный=free,свобода свобода=freedom,liberty
прямой=direct точный=precise,precision,exact сильный=strong сила=force,power,strength мощность=power,capacity скорость=speed,velocity движение=movement,motion,traffic
путь=way,path,road,route маршрут=route ход=move,run шаг=step прогресс=progress рост=growth старт=start финиш=finish начало=beginning,start конец=end центральная=central
двойной=double,twin тройной=triple три=three,3 четыре=four,4 пять=five,5 шесть=six,6 семь=seven,7 восемь=eight,8 девять=nine,9 десять=ten,10 третий=third,3
тысяча=thousand миллион=million плюс=plus минус=minus максимум=maximum,max минимум=minimum,min оптима=optimum,optima,optimal,оптимальный
элитный=elite,элита престиж=prestige люкс=lux,luxe,luxury,deluxe премиум=premium стандартный=standard классический=classic,classical модерн=modern современный=modern,contemporary
будущее=future завтра=tomorrow сегодня=today прошлое=past история=history,historical,исторический наследие=heritage,legacy традиция=tradition,традиционный
памятник=monument реставрация=restoration архитектура=architecture,architectural,архитектурный градостроительный=urban,urbanplanning капитальный=capital генподрядный=contractor подряд=contract,contractor,подрядный
договор=contract,treaty соглашение=agreement сделка=deal тендер=tender закупка=procurement,purchase,purchasing,закупочный опт=wholesale,оптовый розница=retail,розничный
базар=bazaar лавка=shop,store палатка=tent корзина=basket цена=price фикс=fix скидка=discount клиент=client,customer потребитель=consumer,потребительский кооператив=cooperative,coop,кооперативный
колхоз=kolkhoz совхоз=sovkhoz ферма=farm,farms,фермерский хозяйство=farm,farming поле=field нива=field урожай=harvest теплица=greenhouse,тепличный плодородие=fertility
рыбак=fisherman рыболовный=fishing,fishery рыбоводный=fish краб=crab лосось=salmon икра=caviar океан=ocean,океанский подводный=underwater
Сербия=serbia,serbian Чехия=czech,чешский Польша=poland,polish,польский Турция=turkey,turkish,турецкий Индия=india,indian,индийский Корея=korea,korean,корейский
Вьетнам=vietnam,vietnamese Иран=iran,iranian Израиль=israel,israeli Испания=spain,spanish,испанский Греция=greece,greek,греческий Швеция=sweden,swedish,шведский
Норвегия=norway,norwegian Финляндия=finland,finnish,финский Дания=denmark,danish Голландия=holland,dutch,нидерланды Бельгия=belgium,belgian Австрия=austria,austrian,австрийский
Швейцария=switzerland,swiss,швейцарский Венгрия=hungary,hungarian Румыния=romania,romanian Молдавия=moldova,moldovan Литва=lithuania,lithuanian Латвия=latvia,latvian Эстония=estonia,estonian
Узбекистан=uzbekistan,uzbek Таджикистан=tajikistan,tajik Киргизия=kyrgyzstan,kyrgyz Туркмения=turkmenistan,turkmen Азербайджан=azerbaijan Монголия=mongolia,mongolian
Крым=crimea,crimean,крымский Дон=don,донской Кубань=kuban,кубанский Якутия=yakutia,sakha Камчатка=kamchatka,камчатский Сахалин=sakhalin,сахалинский Байкал=baikal,байкальский
Киев=kyiv,kiev,київ Львов=lviv,lvov,львів Минск=minsk,минский Варшава=warsaw,warszawa Прага=prague,praha Берлин=berlin,берлинский Париж=paris,парижский Рим=rome,roma Лондон=london,лондонский
Пекин=beijing Токио=tokyo София=sofia,софийский Вена=vienna,wien Женева=geneva Брюссель=brussels Афины=athens Стамбул=istanbul Иерусалим=jerusalem Ташкент=tashkent`;

const concepts = new Map<string, string[]>();
for (const entry of groups.split(/\s+/)) {
  const [word = '', others = ''] = entry.toLowerCase().split('=');
  const concept = stem(latinKey(word));
  for (const each of [word, ...others.split(',')]) {
    const known = stem(latinKey(each));
    const before = concepts.get(known) ?? [];
    if (!before.includes(concept)) concepts.set(known, [...before, concept]);
  }
}

/** Ideas that this word stands for in any language we know it in; none for most words. */
export function conceptsOf(stemmed: string): readonly string[] {
  return concepts.get(stemmed) ?? none;
}

const none: readonly string[] = [];
