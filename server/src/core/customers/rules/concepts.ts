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
ресторан=restaurant кафе=cafe,coffee,кофе отель=hotel,гостиница,hotels туризм=tourism,tour,travel,туристический путешествие=travel
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
король=king,royal королевский=royal,kings царь=tsar,king лев=lion медведь=bear орел=eagle волк=wolf сокол=falcon птица=bird,poultry,птицефабрика
святой=saint,st,sankt,san,свято,sveti мой=my наш=our твой=your лучший=best хороший=good,gut быстрый=fast,quick,express экспресс=express
москва=moscow,moskau,московский петербург=petersburg санкт=saint,st,sankt кавказ=caucasus урал=ural,уральский сибирь=siberia,siberian,сибирский
волга=volga,волжский китай=china,chinese,китайский германия=germany,german,deutschland,немецкий франция=france,french,французский
англия=england,english,английский америка=america,american,американский япония=japan,japanese,японский италия=italy,italian,итальянский
украина=ukraine,ukrainian,украинский,україна белоруссия=belarus,belarusian,белорусский казахстан=kazakhstan,kazakh,казахский
болгария=bulgaria,bulgarian,болгарский,българия грузия=georgia,georgian,грузинский армения=armenia,armenian,армянский европа=europe,european,европейский
азия=asia,asian,азиатский балтика=baltic,балтийский тихоокеанский=pacific атлантический=atlantic евразия=eurasia,eurasian,евразийский`;

const concepts = new Map<string, string[]>();
for (const entry of groups.split(/\s+/)) {
  const [word = '', others = ''] = entry.split('=');
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
