/** English words for checkpoints, in alphabetical order. Never changed: who compares by phone may have another version. */
export const EN = `
abacus abbey abstract academy accent account acorn acrobat actor adapter admiral adventure adviser aerial affair
afternoon agenda airport airship alarm album alchemy alcove algae algebra alibi alligator alloy almanac almond
alphabet alpine aluminum amateur amber ambulance ambush amethyst ammonia amplifier amulet anagram anatomy ancestor
anchor anecdote angler animal anise ankle annex answer antarctic anteater antelope antenna anthem anthology antique
anvil appetite applause apple apricot apron aquarium aqueduct arcade archive archway arctic arena armada armchair
aroma arsenal artichoke artist ashtray asparagus aspen asphalt assembly asteroid astronaut athlete atlas atom attic
auburn auction audience auditor august aurora author autumn avalanche avenue aviator avocado award awning azure
baboon bachelor backpack badger balance balcony ballad ballet ballroom balsam bamboo banana bandage banjo banker
banquet barber bargain barge barista barley barometer barrel basalt baseball basil basket bassinet bathtub battery
bayou beacon beagle beaker bedrock bedtime beehive beekeeper beeswax beetle beggar begonia belfry bellboy bench
beverage billboard billiard binder binocular biology biplane birch birdcage birthday biscotti biscuit bishop
blackbird blanket blazer blender blossom blouse bluebell blueberry bluejay blueprint boatman bobbin bobcat bobsled
bodyguard boiler bolt bonfire bongo bonnet bonus bookcase bookmark bookshelf boomerang bootlace border borough
botanist botany boulder boulevard boundary bowling bracelet bracken braid bramble branch bravery breakfast breeze
bridge briefcase briefing brigade brisk broadcast broccoli brochure bronze brook brother brownie bruise brush bubble
buccaneer bucket buckwheat buffalo bulldog bulletin bullfrog bumblebee bumper bungalow bureau burger bushel butcher
butler butterfly button buzzard bypass cabbage cabin cabinet cable cactus cadet calamari calcium calendar calf
calliope camel camellia camera campfire campsite campus canary candle cannon canopy canteen canvas capital captain
carafe caramel caravan carbon cardinal cargo carnival carousel carpenter carpet carriage carrot cartwheel cascade
cashew cashmere castle casual catalog catapult catfish cathedral cauldron caution cavalier cavalry cavern caviar
ceiling celery cellar cement census centaur centipede century ceramic cereal chain chalk challenge champion chapel
chaperone chapter charcoal chariot charity charm chateau checkers cheddar cheese cheetah chemist cherry chestnut
chickadee chicken chicory chief chili chimney chipmunk chisel chocolate choir chopstick chorus chrome chronicle
cicada cinema cinnamon circle circuit circus citadel citizen citrus clambake clarinet classic classroom clay clerk
clever cliff climate clinic clipboard cloak clockwork closet cloud coast cobalt cobbler cobra cockpit coconut coffee
colander colibri collage collie colony column comedy comet comfort comma commerce commodore compass compost concert
concrete condor conductor confetti confidant constable contest continent convoy copper copyright coral cordial
corkscrew corner cornfield cornflake coronet corridor cosmonaut cosmos costume cotton cougar council country courage
courier courtyard cousin coyote cradle cranberry crater crayon credenza credit creek crescent cricket crimson crispy
crocodile crocus croissant croquet crossbow crossword crouton cruiser crutch crystal cube cuckoo cucumber cufflink
culture cupboard cupcake curfew curious currency current curtain cushion custard customer cutlery cutlet cyclist
cyclone cylinder cymbal cypress dachshund daffodil dahlia daisy dancer dandelion daring dartboard dashboard daughter
dawn debate decade december decimal deckhand decorum decoy deer defender degree delegate delight delta deluxe
demeanor denim dentist deputy derby desert design desk detective device dewdrop diagram dialog diamond diary digital
dignity dilemma dinghy dinosaur diploma director disco discount dishes distance district divine doberman doctor
document dodge dogwood dollhouse dolphin domain dominion domino donkey doorbell doorknob doormat dormouse dossier
doublet downhill dozen dragon dragonfly drama drawer dream dresser driftwood driver drizzle drumstick duchess duchy
duckling duet dugout dulcimer dumpling dune dustpan dynamo earring earthworm eastward echo eclipse edelweiss editor
effort eggplant eggshell eiderdown elastic elbow election elegant element elevator elixir embassy emblem emerald
emperor empire emporium enamel encore encounter endive energy engine engraver enigma ensemble entrance envelope
envoy epic epilogue episode equator eraser ermine errand escort espresso essay estate estuary etching ethics
euphoria evening event evergreen everyday exchange exhale exhibit exit expanse expert explorer express eyebrow
eyeglass eyelash fabric facade factory falcon falsetto family famous fanfare fantasy farewell farmer farmhouse
fashion father fathom faucet favorite february fedora feline fellow fence fennel fern ferret festival fiber fiction
fiddle fiesta figure figurine filament filbert filter finale finch finger firefly fireplace firewood firework
fishbowl fisherman fitness fjord flagpole flagship flame flamingo flannel flask flatbread fleece flint float florist
flotilla flower fluffy foam folder folklore football footnote footpath footstool forecast forehead forelock forest
forge forklift formula fortress fortune fossil fountain foxglove fragment freckle freedom freesia freestyle freight
fresco freshman friday friend frigate frog frontier frost frosting fuchsia fudge furnace future gabardine gadget
galaxy gallery gallon galosh gangway garage garden gardenia garland garlic garment garnet gasoline gateway gauntlet
gazebo gecko gelatin gemstone general genius gentle gentleman geology geometry geranium germ geyser giant gibbon
gingham giraffe glacier glade gladiator glider glimpse globe glossary glow glucose gnome goblet goggles golden
goldfish goldsmith golf gondola goose gopher gorilla gosling gospel gourmet governor graceful graduate grammar
granary grandma granite grape grapevine gravel gravity gravy green grenadine greyhound gridiron griffin grizzly
grocery groundhog grove guardian guava guest guide guitar gumdrop guppy gymnast gypsum gyroscope habitat hacksaw
haddock haircut hairpin halfback halibut hallway halyard hamburger hammer hamster handbook handcart handrail
handshake handsome hangar hardware harlequin harmony harness harp harvest hatbox hawk hayloft haystack hazelnut
headline headphone health heart heater hedge hedgehog heirloom helium helmet helper hemlock henhouse herald herbal
herbarium heritage heron herring hexagon hiccup highland highway hilltop hinge hippo historic hockey holiday
hologram holster homestead homework honest honeycomb honeydew honor hoodie hoop hopscotch horizon hornet horse
horseback horseshoe hospital hostel hotplate hourglass houseboat huddle human humble humidity hundred hunter
hurricane husky hyacinth hydrant hydrogen hyena hyphen iceberg icebox icicle idea igloo iguana illusion image
imagine impala imperial imprint incense incline index indigo infant infinity ingot inkstand inkwell innkeeper insect
insight inspector instinct insulin intern interval invoice iodine iris iron ironwood island isotope itinerary ivory
jackal jacket jackpot jade jaguar janitor january jargon jasmine javelin jawbone jelly jellyfish jersey jester jewel
jigsaw jodhpur jogger joke jonquil journal journey joystick jubilee juggler juice jukebox junction jungle junior
jury justice kangaroo kayak kebab kelp kernel kerosene ketchup keyboard keyhole keynote kidney kilogram kilometer
kimono kingdom kinsman kiosk kitten kiwi knapsack knight knitwear knuckle kumquat label lacquer lacrosse ladder
ladybug lagoon lambskin landlord landmark landscape lantana lantern laptop larch larkspur lasagna lasso latitude
lattice launcher laundry laurel lavender lawyer leaflet leapfrog lecture ledger leeward legend legion legume leisure
lemonade lemur length lentil leopard lesson lettuce liberty library license lichen lifeboat lifeguard lightning
lilac limerick limestone limit limousine linguist lion lioness lipstick liquid literacy lithium lizard llama lobby
lobelia lobster locker locust logbook logic lollipop longboat longitude lotion lottery lounge loyal lucky luggage
lullaby lumber luminous lunchbox luncheon lupine lute luxury lynx lyricist lyrics macaroni machine mackerel madrigal
maestro magazine magenta magic magma magnet magnolia magpie maharaja mahogany mailbox mainland makeup malachite
mallard mammal mammoth manager mandarin mandolin mandrake mandrill mango manicure mansion mantle manual maraca
marathon marble margin marigold marina marjoram market marmalade marmot maroon marquee marsh marshal marzipan mascot
matador material mattress maximum mayflower meadow meatball mechanic medal medicine medley meerkat megaphone melody
melon member memory mentor menu merchant mercury meridian meringue mermaid message metaphor meteor method metro
midnight milestone milkshake miller mimosa minaret mineral minister mink minstrel minuet miracle mirage mission
mixture moat mobile moccasin moderate modest module molasses molecule moment monarch monday mongoose monitor monsoon
monument moonbeam morning morsel mortar mosaic mosquito motel mother mouse muffin mulberry muscle museum mushroom
music muskrat mustache mustang myrtle mystery nachos napkin narrator narrow narwhal nation native nature navy nebula
neck necklace nectar needle neon nephew neptune nerve nest network neutron newborn nickel nimble nitrogen nobleman
nocturne normal north northern notary notebook notice nougat novel novelist november nozzle nucleus nugget nurse
nursery nuthatch nutmeg nutshell nylon nymph oatcake oatmeal obelisk oboe observer obvious ocarina occasion ocean
ocelot octagon octave october octopus odyssey office oilcloth okra oleander olive olympic omelet onion onlooker onyx
opal opener opera opinion opossum optics optimist opulent oracle orange oratory orbit orchard orchid oregano organ
origami origin oriole ornament osprey ostrich otter outback outdoor outfit outpost oven overalls overcoat overture
owlet oxygen oyster pacific package paddle padlock pagoda painter pajamas palace palm pamphlet pancake panda panel
panorama pantry papaya paprika papyrus parade paradox parakeet parasol parcel parka parking parlor parsley parsnip
partner passport pasta pastel pasture patent pathway patio patriot patrol pattern pavement pavilion pavlova peachy
peacock peanut pebble pecan pedigree peephole pelican pencil pendant pendulum penguin penny pension pentagon pepper
percent perfume permit person petal petunia pewter phantom pharmacy pheasant phoenix phrase physics pianist piano
piccolo pickle picnic picture pigeon piglet pilgrim pillow pilot pimento pinecone pinnacle pinwheel pioneer pipeline
pirate pistil piston pixel pixie pizza placid planet plank plankton plantain plasma plaster plateau platinum
platypus plenty pliers plum plumage plural plywood pocket podium poem poetry polecat policy polka pollen polliwog
polo poncho pond pontoon popcorn poplar poppy porch porpoise porridge portal portico portrait postage postcard
poster postman potato potluck prairie praline prawn precious preface prefix prelude premium pretzel primate primrose
prince prism privacy producer profile program project promise propane prophet protein protocol proverb public
pudding pueblo pulley pulp puma pumice pumpkin punctual puppet purple purpose pushcart puzzle pyramid python
quadrant quail quality quarry quartet quartz queen quiche quilt quince quiver quota quotient rabbit raccoon radiant
radio radish radius raft ragtime rainbow raincoat rainfall raisin rally ramp rampart random ranger rapid rascal
rattle raven ravioli reason rebel recipe recital record recruit redstart redwood referee refinery reflex refuge
regatta register relax relic remedy remember reporter reptile rescue resident resort retina return revenue rhapsody
rhubarb rhythm rickety rickshaw rider ripple ritual rivet roadster robot rodeo roller romance rooftop roommate
rosebud rosemary rosewood routine rubber rucksack rugby runway rural rustic rutabaga sachet safari saffron sailboat
salami salmon salsa salute samovar sandal sandbox sandwich sardine satin saturday saturn saucer sauna sausage
savanna savings sawdust sawmill scabbard scaffold scallion scallop scanner scarab scarcity scarf scarlet scenario
school schooner science scissors scooter scorpion scout scribble scroll sculptor seabird seagull seaport seashell
seaside seaweed secret section seedling semester sentence sentinel sequel sequoia serenade sergeant sermon serpent
service sesame seven shadow shampoo shamrock shark sheep sheepdog shelf shelter shepherd sheriff shield shipyard
shoebox shoelace shorts shoulder shovel showcase shower shrimp shuttle sidewalk signal silence silicon silk silkworm
silver similar simple single siphon siren sitcom skeleton sketch skillet skyline slalom sledge sleigh slogan smile
smoke smooth snail snapshot sneaker snorkel snowball snowman snowplow snowshoe soccer social sofa softball solarium
soldier sonata song songbird soprano sorbet sorghum soup south southern souvenir soybean spaniel sparrow special
spectrum sphere sphinx spice spider spinach spindle spiral spirit splash sponge spoonful spring sprout spyglass
squad squash squire squirrel stable staccato stadium stalwart stamp standard stapler starfish starling station
statue steamer steel stencil stereo steward stirrup stockade stocking stone storage stork stowaway strait stranger
stratum stream stroller strudel student studio stylist subject sublime subtitle suburb subway success suitcase
summer summit sundae sundial sundown sunlight sunrise sunroof sunset sunshine surgeon surname surprise swallow swan
sweater swift switch sword sycamore syllable symmetry symphony synopsis syringe system tablet tackle tadpole taffeta
tailor talent tamarind tandem tangelo tapestry tapioca taproom target tariff tarragon tartan tassel taxi teacher
teammate teapot teaspoon telegram tempest template temple tenant tennis tenor terminal terrace terrier textbook
textile texture theory thermal thermos thimble thirteen thistle thousand thread throne thrush thumb thunder thursday
tiara ticket tidepool timber tinfoil tinsel tissue titanium toboggan toddler tomato tongue toolbox toolshed topaz
topsail tornado tortilla tortoise totem toucan tourist tower tractor traffic tranquil transept transit trapeze
traveler treasure treaty treble treetop trellis triangle tribune tricycle trident trilogy trinity trinket tripod
triumph trolley trombone trophy tropics trousers trout trowel trumpet trundle trunk tuba tuesday tugboat tulip
tumbler tundra tunic tunnel turban turkey turnip turret turtle tuxedo tweezers twelve twilight twins twister typist
ukulele ultimate umbrella underdog unicorn uniform universe update uplift upright upstream uranium urchin usher
utopia vacation vacuum vagabond valley valve vampire vanguard vanilla vapor varnish vase vault vehicle vellum velvet
vendor venison veranda verdict version vessel veteran viaduct vibrant vicinity victory video village vinegar
vineyard vintage viola violet violin virtue virtuoso viscose visitor vitamin vixen vocal volcano voltage vortex
voyage waffle waiter walker wallaby walnut walrus waltz wanderer warbler wardrobe warrior washer wasp watchdog
watchman waterway wayfarer weaver webcam wedding weekday weekend welcome welder western wetland wharf wheel whisker
widget wigwam wildcat wildlife windfall windmill window windpipe windsock winery winter wisdom wishbone wombat
woodcut woodland woodshed woodwind woodwork workshop world wreath wrestler wrinkle wrist xenon yacht yearbook yeoman
yodel yogurt yolk yucca yuletide zebra zenith zephyr zeppelin zigzag zipper zircon zither zodiac zoology zucchini
`;
