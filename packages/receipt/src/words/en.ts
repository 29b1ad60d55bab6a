/** English words for checkpoints, in alphabetical order. Never changed since the first release: who compares by phone may have another version. */
export const EN = `
abacus abbey abstract acacia academy accent account acorn acrobat actor adapter admiral adventure adviser aerial affair
agate agenda airbag airport airship alarm album alchemy alcove algae algebra alibi alligator alloy almanac almond
alphabet alpine aluminum amateur amber ambulance amethyst ammonia amplifier amulet anagram anatomy ancestor anchor
anecdote angler animal anise ankle annex antarctic anteater antelope antenna anthem anthology antique anvil apogee
appetite applause apple apricot apron aquarium aqueduct arcade archive archway arctic arena armada armchair armory aroma
arsenal artichoke artist asparagus aspen asphalt assembly asteroid astronaut athlete atlas atom atrium attic auburn
auction audience aurora author autumn avalanche avenue aviator avocado award awning axle azure baboon bachelor backpack
badger bakery balance balcony ballad ballet ballroom balsam bamboo banana bandage banjo banker banquet barber bargain
barge barista barley barometer barrel basalt baseball basil basket bassoon bathtub battery beacon beagle beaker bedrock
bedtime beehive beekeeper beeswax beetle begonia belfry bellboy bench beret beverage bicycle billboard billiard binder
binocular biology biplane birch birdcage birthday biscotti biscuit bishop bison blackbird blanket blazer blender
blizzard blossom blouse blueberry bluejay blueprint boatman bobbin bobcat bobsled bodyguard boiler bolt bonfire bongo
bonnet bonus bookcase bookmark bookshelf boomerang bootlace border borough botanist boulder boulevard boundary bouquet
bowling boxcar bracelet bracken braid bramble branch bravery breakfast breeze briar bridge briefcase brigade brisk
broadcast broccoli brochure bronze brook brother brownie brush bubble buccaneer bucket buckwheat buffalo buggy bugle
bulldog bulletin bullfrog bumblebee bumper bungalow bureau burger burrito bushel butcher butler butterfly button buzzard
bypass cabbage cabinet cable cactus cadet calamari calcium calendar calf camel camera campfire campsite campus canary
candle cannon canoe canopy canteen canvas captain carafe caramel caravan caraway carbon cardinal cargo caribou carnation
carnival carousel carpenter carriage carrot cartwheel cascade cashew cashmere cassette castanet castle catalog catapult
catcher catfish cathedral cauldron caution cavalier cavern caviar ceiling celery cellar cement census centaur centipede
century ceramic cereal chain chalk challenge champion chapel chapter charcoal chariot charm chateau checkers cheddar
cheese cheetah chemist cherry chestnut chicken chicory chief chili chimney chipmunk chisel chocolate choir chopstick
chorus chowder chrome chronicle cicada cinema cinnamon cipher circle circus citadel citizen citrus clambake clarinet
classic clay clerk clever cliff climate clinic clipboard cloak clockwork closet cloud cluster coast cobalt cobbler cobra
cobweb cocoa coconut coffee colander colibri collage collie column comedy comet comfort commerce commodore compass
compost concert concrete condor conductor confetti confidant constable contest continent convoy cookbook cookie copper
coral cordial corduroy corkscrew corner cornfield coronet corridor cosmonaut costume cottage cotton cougar council
country coupon courage courier courtyard cousin cowbell coyote cradle cranberry crane crater crayon creamery credenza
credit creek crescent cricket crimson crispy crocodile crocus croissant croquet crossword crouton cruiser crystal cube
cuckoo cucumber cufflink culture cupboard cupcake cupola curfew curious currency curry curtain cushion custard cutlery
cyclist cyclone cylinder cymbal cypress dachshund daffodil dahlia daisy dancer dandelion dartboard dashboard daughter
dawn debate decade deckchair deckhand decorum decoy deer defender degree delegate delight delta deluxe demeanor denim
dentist deputy derby desert design desk detective device dewdrop diagram dialog diamond diary digital dignity dilemma
dimple dinghy dinosaur diploma director disco distance district doberman doctor dodge dogsled dogwood dollhouse dolphin
domain domino donkey doorbell doorknob doormat dormouse dossier doublet downhill dragon drama drawer dream dresser
driftwood driver drizzle drumbeat drumstick duchess duchy duckling duet duffel dugout dulcimer dumpling dune dustpan
dynamo dynasty earlobe earring earthworm easel eastward echo eclair eclipse edelweiss editor effort eggnog eggplant
eggshell eiderdown elastic elbow elegant element elevator elixir embassy emblem emerald emperor empire emporium enamel
encore encounter endive energy engine engraver enigma ensemble ensign entrance envelope envoy epaulet epic epilogue
episode equator eraser ermine errand escort espresso essay estate estuary etching ethics euphoria event evergreen
everyday exchange exhale exhibit exit expanse expert explorer express eyebrow eyeglass eyelash fabric facade factory
falcon falsetto family famous fanfare fantasy farmer farmhouse fashion father fathom faucet favorite fedora feline
fellow fence fender fennel fern ferret ferry festival fiber fiction fiddle fiesta filament filbert filter finale finch
finger firefly fireplace fireside firework fishbowl fisherman fitness fjord flagpole flagship flame flamingo flannel
flask flatbread flatiron fleece flint float florist flotilla flounder flower fluffy foam foghorn folder folklore fondue
football footnote footpath footstool forecast forehead forelock forest forge forklift formula fortress fortune fossil
fountain foxglove fragment freckle freedom freesia freight fresco freshman friend frigate fritter frock frog frontier
frost fuchsia fudge furnace future gabardine gadget galaxy gallery gallon galosh gangway garage garden garland garlic
garment garnet gasoline gateway gauntlet gazebo gazelle gecko gelatin gemstone general genius geode geology geometry
geranium geyser gherkin giant gibbon gingham giraffe glacier glade gladiator glider glimpse globe glossary glow glucose
gnome goblet goblin goggles golden goldfish goldsmith golf gondola goose gopher gorilla gosling gourmet governor
graceful graduate grammar granary grandma granite grape gravel gravity gravy green grenadine greyhound gridiron griffin
grizzly grocery grotto groundhog grove guardian guava guest guide guitar gumdrop guppy gutter gymnast gypsum gyroscope
habitat hacksaw haddock haircut hairpin halfback halibut hallway halyard hamburger hammer hammock hamster handbook
handcart handrail handshake hangar hardware harlequin harmony harness harp harvest hatbox hatchet hawk hayloft haystack
hazelnut headline headphone health heart heater hedgehog heirloom helipad helium helmet helper hemlock henhouse herald
herbarium heritage heron herring hexagon hiccup hickory highland highway hilltop hinge hippo historic hockey holiday
hollyhock hologram holster homestead homework honeycomb honor hoodie hoop hopscotch horizon hornet horseshoe hospital
hostel hotplate hourglass houseboat huddle human humble humidity hummus hunter hurricane husky hutch hyacinth hydrant
hydrogen hyena iceberg icebox icicle idea igloo iguana illusion image imagine impala imperial imprint incense incline
indigo infant ingot inkstand inkwell inlet innkeeper insect insight inspector instinct interval invoice iodine iris iron
island isotope itinerary ivory jackal jacket jackpot jade jaguar jamboree janitor jargon jasmine jasper javelin jawbone
jelly jersey jester jetty jewel jigsaw jogger joke journey joystick jubilee juggler juice jukebox junction jungle junior
juniper jury justice kangaroo kayak kebab keel kelp kernel kerosene ketchup kettle keyboard keyhole keynote khaki
kilogram kilometer kimono kingdom kinsman kiosk kitten kiwi knapsack knight knitwear knuckle koala kumquat label lacquer
lacrosse ladder ladle ladybug lagoon lambskin lamppost landlord landmark landscape lantern laptop larch larkspur lasagna
lasso latitude lattice launcher laundry laurel lavender lawyer leaflet leapfrog lecture ledger leeward legend legion
legume leisure lemonade lemur length lentil leopard lesson lettuce liberty library license lichen lifeboat lifeguard
lightning lilac limerick limestone limit limousine limpet linen linguist lintel lion lipstick liquid literacy lithium
lizard llama lobby lobelia lobster locker locust loft logic lollipop longboat longitude lotion lottery lounge loyal
lozenge lucky luggage lullaby lumber luminous lupine lute luxury lynx lyricist macaroni macaw machine mackerel madrigal
maestro magazine magenta magic magma magnet magnolia magpie maharaja mahogany mailbox mainland makeup malachite mallard
mammal mammoth manager mandarin mandolin mandrake mango manicure mansion mantle manual maple maraca marathon marble
margin marigold marina marjoram market marmalade marmot maroon marquee marshal marzipan mascara mascot matador material
matinee mattress maximum mayflower meadow meatball mechanic medal medicine medley meerkat megaphone melody melon member
memory mentor menu merchant mercury meridian meringue mermaid mesa metaphor meteor method metro midnight milestone
milkshake miller mimosa minaret mineral minister mink minstrel minuet miracle mirage mission mixture moat mobile
moccasin moderate modest module molar molasses molecule moment monarch mongoose monitor monsoon monument moonbeam morsel
mortar mosaic mosquito motel mother mouse muffin mulberry muscle museum mushroom music muskrat muslin mustang myrtle
mystery nachos napkin narrator narrow narwhal nation nature navy nebula necklace nectar needle neon nephew neptune nerve
nest network neutron newborn nickel nimble nimbus nitrogen nobleman nocturne noodle north notary notebook notice nougat
novel nozzle nucleus nugget nurse nuthatch nutmeg nutshell nylon nymph oasis oatcake oatmeal obelisk oboe observer
ocarina occasion ocean ocelot ochre octagon octave octopus odyssey office oilcloth oilskin okra oleander olive olympic
omelet onion onlooker onyx opal opener opera opinion opossum optics optimist opulent oracle orange oratory orbit orchard
orchestra orchid oregano organ origami origin oriole ornament osprey ostrich otter outback outdoor outfit outpost oven
overalls overcoat overture owlet oxygen oyster pacific package paddle padlock pagoda painter pajamas palace palette palm
pamphlet pancake panda panel panorama pantry papaya paprika papyrus parade parakeet parasol parcel parka parking parlor
parsley parsnip passport pasta pastel pasture patent pathway patio patriot patrol pattern pavement pavilion pavlova
peacock peanut pebble pecan pedigree pelican pencil pendant pendulum penguin penny pension pentagon pepper percent
perfume pergola permit person petal petunia pewter phantom pharmacy pheasant phoenix phrase physics pianist piano
piccolo pickle picnic picture pigeon piglet pigment pilgrim pillow pilot pimento pinafore pinecone pinnacle pinwheel
pioneer pipeline pirate pistachio piston pixel pixie pizza placid planet plankton plantain plasma plaster plateau
platinum platypus plaza plenty pliers plover plum plural plywood pocket podium poem poetry polecat policy polka pollen
polo pomelo poncho pond pontoon popcorn poplar poppy porcelain porch porpoise porridge portal portico portrait postage
postcard poster postman potato potluck poultry powder prairie praline prawn precious preface prefix prelude premium
pretzel primate primrose prince prism privacy producer profile program project promise propane protein protocol proverb
prune public pudding pueblo pulley pulp pulsar puma pumice pumpkin punctual puppet purple purpose pushcart puzzle
pyramid python quadrant quail quality quarry quartz queen quiche quilt quince quiver quota quotient rabbit radiant radio
radish radius raft ragtime rainbow raincoat rainfall raisin rally ramekin rampart random ranger rapid raspberry rattle
raven ravine ravioli razor reason recipe recital recruit redstart redwood referee refinery reflex refuge regatta
reindeer relax relic remedy reporter reptile rescue resident resin resort retina return revenue rhapsody rhubarb rhythm
rickety rickshaw rider ringlet ripple ritual rivet roadster robin robot rodeo roller romance rooftop roommate rosebud
rosemary rosette rosewood rotunda routine rowboat rubber rucksack rudder rugby runway rural rustic rutabaga sachet
safari saffron sailboat salami salmon salsa salute samovar sandal sandbox sandwich sapling sapphire sardine sarong
satchel satin saturn saucer sauna sausage savanna sawdust sawmill saxophone scabbard scaffold scallop scanner scarab
scarcity scarf scarlet scenario schooner science scissors scooter scorpion scout scrapbook scribble scroll sculptor
seabird seagull seaport seashell seaside seaweed secret section seedling seesaw semester sentinel sequel sequoia
serenade sergeant serpent service sesame sextant shadow shallot shampoo shamrock shark sheep shelf shelter shepherd
sherbet sheriff shield shingle shipyard shoebox shoelace shorts shoulder shovel showcase shower shrimp shrub shuttle
sidewalk signal silence silicon silk silver siphon siren sitcom skeleton sketch skillet skyline slalom sledge sleigh
slipper slogan sloop smile smoke smooth snail snapshot sneaker snorkel snowball snowdrop snowman snowplow snowshoe
soccer social sofa softball solarium soldier sonata song soprano sorbet sorghum sorrel soup south souvenir soybean
spaniel sparrow spatula special spectrum sphere sphinx spice spider spinach spindle spinet spiral spirit splash sponge
spoonful spring sprout spruce spyglass squad squash squirrel stable staccato stadium stallion stalwart stamp standard
stapler starboard starfish starling station statue steamer steel stencil stereo steward sticker stirrup stoat stone
storage stork stowaway strait stranger stratum stream stroller strudel student studio stylist subject sublime subtitle
suburb subway success suitcase summer summit sundae sundial sundown sunlight sunrise sunroof sunset sunshine surfboard
surgeon surprise swallow swan sweater swift switch swivel sword sycamore syllable symmetry symphony synopsis syrup
system tablet tackle tadpole taffeta tailor talent tamale tamarind tandem tangelo tapestry tapioca tapir taproom target
tariff tarragon tartan tassel taxi teacher teammate teapot teardrop teaspoon telegram telescope tempest template tenant
tennis tenor terminal terrace terrier textbook textile texture theory thermos thimble thistle thread throne thrush thumb
thunder tiara ticket tidepool timber tinfoil tinsel tissue titanium toboggan toddler tomato toolbox toolshed topaz
topsail tornado tortilla tortoise toucan tourist tower tractor traffic tranquil transit trapeze traveler treasure treaty
treble treetop trellis triangle tribune tricycle trident trilogy trinity trinket tripod triumph trolley trombone trophy
tropics trousers trout trowel trumpet trundle trunk tuba tugboat tulip tumbler tundra tunic tunnel turban turkey turnip
turret turtle tuxedo tweezers twilight twister typist ukulele ultimate umbrella underdog unicorn uniform universe uplift
upright upstream uranium urchin usher utopia vacation vacuum valley valve vanguard vanilla vapor varnish vase vault
vehicle vellum velvet venison veranda verdict version vessel veteran viaduct vibrant vicinity victory video village
vinegar vineyard vintage viola violet violin virtuoso viscose visitor vitamin vixen vocal volcano voltage vortex voyage
waffle waiter walker wallaby walnut walrus waltz wanderer warbler wardrobe warrior washer wasp watchdog waterway
wayfarer weaver webcam wedding weekday weekend welder western wetland wharf wheel whisker widget wildcat wildlife
windfall windmill window windpipe windsock winery winter wisdom wishbone wombat woodcut woodland woodshed woodwork
workshop world wreath wrestler wrinkle wrist xenon yacht yearbook yeoman yodel yogurt yolk yucca yuletide zebra zenith
zephyr zeppelin zigzag zipper zircon zither zodiac zoology zucchini
`;
