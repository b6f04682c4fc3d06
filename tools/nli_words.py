"""Word lists of the pair generator, from general knowledge: what excludes, equals or includes what."""

from __future__ import annotations


def _lists(text: str) -> list[list[str]]:
    return [[word.strip() for word in line.split(",")] for line in text.strip().splitlines()]


# Words of one line exclude each other when one stands in for the other in the same sentence.
EXCLUSIVE = _lists("""
red, blue, green, yellow, black, white, purple, orange, pink, brown, grey, gray, silver, golden, beige, turquoise
guitar, piano, violin, trumpet, drums, flute, saxophone, cello, harp, banjo, clarinet, accordion, trombone, harmonica, tuba, ukulele, bagpipes
beer, wine, coffee, tea, milk, water, lemonade, juice, whiskey, vodka, champagne, cola, cocoa, rum, gin, soda, cider, cognac, brandy, sherry, tequila, beverage
kitchen, bedroom, bathroom, garage, hallway, basement, attic, living room, dining room, cellar, balcony, porch, lobby, classroom, bathtub, pantry, office
wooden, metal, plastic, glass, stone, brick, concrete, leather, rubber, paper, ceramic, marble, steel, cotton, woollen, silk, copper, iron, cardboard, denim, velvet
potato, carrot, onion, tomato, cabbage, cucumber, lettuce, spinach, broccoli, pumpkin, bean, pea, garlic, celery, eggplant, radish, cauliflower, asparagus, turnip
potatoes, carrots, onions, tomatoes, cabbages, cucumbers, beans, peas, radishes, pumpkins, mushrooms, turnips
apple, pear, banana, lemon, grape, cherry, peach, plum, mango, strawberry, melon, pineapple, coconut, apricot, fig
apples, pears, bananas, oranges, lemons, grapes, cherries, peaches, plums, mangoes, strawberries, melons
Mercury, Venus, Mars, Jupiter, Saturn, Uranus, Neptune, Pluto, Earth
dog, cat, horse, cow, sheep, goat, pig, rabbit, monkey, elephant, lion, tiger, bear, wolf, fox, donkey, camel, zebra, deer, giraffe
dogs, cats, horses, cows, sheep, goats, pigs, rabbits, monkeys, elephants, lions, tigers, bears, wolves, camels, birds, ducks, chickens
car, truck, bus, bicycle, motorcycle, train, boat, airplane, helicopter, tractor, tram, ship, scooter, van, taxi, canoe, skateboard, unicycle
cars, trucks, buses, bicycles, motorcycles, trains, boats, airplanes, helicopters, tractors, ships, vans
shirt, jacket, dress, skirt, coat, sweater, vest, hat, scarf, suit, uniform, robe, apron, gloves, helmet, shoes, boots, sandals, socks, bikini, tie
football, basketball, tennis, baseball, hockey, golf, volleyball, cricket, rugby, soccer, badminton, table tennis, chess, poker, lacrosse, bowling, softball
Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
January, February, March, April, May, June, July, August, September, October, November, December
spring, summer, autumn, winter
morning, afternoon, evening, night, noon, midnight
north, south, east, west
northern, southern, eastern, western
one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, fifty
first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, last
Germany, France, Italy, Spain, Poland, Sweden, Norway, Finland, Turkey, Greece, Portugal, Austria, Hungary, Romania, Ireland, Scotland, Ukraine, Russia, Belarus, Georgia, Armenia, Azerbaijan, China, Japan, India, Pakistan, Iran, Iraq, Israel, Egypt, Libya, Nigeria, Kenya, Ethiopia, Brazil, Argentina, Chile, Peru, Mexico, Canada, Australia, Vietnam, Thailand, Indonesia, Syria, Yemen, Serbia, Denmark, Belgium, Switzerland, England, America, Cuba, Colombia, Venezuela, Morocco, Afghanistan, Nepal, Bangladesh, Korea
German, French, Italian, Spanish, Polish, Swedish, Norwegian, Finnish, Turkish, Greek, Portuguese, Austrian, Hungarian, Irish, Scottish, Ukrainian, Russian, Chinese, Japanese, Indian, Pakistani, Iranian, Israeli, Egyptian, Nigerian, Kenyan, Ethiopian, Brazilian, Mexican, Canadian, Australian, Vietnamese, Thai, Indonesian, Syrian, Serbian, Danish, Belgian, Swiss, British, American, Cuban, Dutch, Korean, African, Arab, Iraqi, Bulgarian, Czech
Paris, London, Berlin, Madrid, Rome, Vienna, Warsaw, Prague, Budapest, Athens, Lisbon, Oslo, Stockholm, Helsinki, Copenhagen, Dublin, Brussels, Geneva, Zurich, Moscow, Kyiv, Istanbul, Ankara, Baku, Tbilisi, Yerevan, Tehran, Cairo, Nairobi, Lagos, Delhi, Mumbai, Beijing, Shanghai, Tokyo, Seoul, Bangkok, Sydney, Toronto, Boston, Chicago, New York, Los Angeles, San Francisco, Washington, Houston, Miami, Seattle
doctor, teacher, lawyer, farmer, soldier, policeman, chef, waiter, painter, carpenter, pilot, nurse, dentist, plumber, priest, fisherman, firefighter, baker, butcher, barber, cowboy, mechanic
father, mother, son, daughter, brother, sister, uncle, aunt, grandfather, grandmother, husband, wife
bread, rice, pasta, soup, salad, pizza, cake, cheese, meat, fish, sandwich, ice cream, noodles, sushi, steak, hamburger, popcorn, pancakes
beach, forest, desert, mountain, river, lake, stadium, church, museum, supermarket, library, airport, hospital, restaurant, park, school, subway, theater, zoo, farm, swimming pool, parking lot
rain, snow, sunshine, fog
hand, foot, head, knee, back, shoulder, nose, ear
eyes, ears, arms, legs, feet, teeth
bishop, rabbi, imam, monk
gold, silver, bronze
sleeping, running, swimming, dancing, cooking, reading, driving, eating, fighting, singing, climbing, fishing, painting, skiing, surfing, cycling, shopping, shouting, flying, kneeling
sits, stands, runs, sleeps, swims, dances, climbs, jumps, crawls
percent, people, dollars, years, kilometres
""")

# Opposites, either way. Each excludes the other in the same sentence.
OPPOSITES = [
    tuple(pair)
    for pair in _lists("""
young, old
old, new
big, small
large, small
large, tiny
tall, short
long, short
hot, cold
warm, cool
wet, dry
rich, poor
happy, sad
happy, angry
full, empty
open, closed
opened, closed
light, heavy
dark, bright
early, late
fast, slow
quickly, slowly
clean, dirty
strong, weak
hard, soft
thick, thin
wide, narrow
deep, shallow
high, low
higher, lower
loud, quiet
loudly, quietly
safe, dangerous
cheap, expensive
easy, difficult
public, private
legal, illegal
alive, dead
awake, asleep
sleeping, awake
indoors, outdoors
indoor, outdoor
inside, outside
upstairs, downstairs
up, down
above, below
over, under
before, after
left, right
front, back
man, woman
men, women
boy, girl
boys, girls
male, female
gentleman, lady
husband, wife
king, queen
adult, child
adults, children
success, failure
successful, unsuccessful
victory, defeat
won, lost
win, lose
wins, loses
bought, sold
buying, selling
buys, sells
arrived, departed
arriving, leaving
came, went
entered, left
entering, leaving
rising, falling
rose, fell
increased, decreased
increase, decrease
grew, shrank
gained, lost
accepted, refused
accept, reject
accepted, rejected
approved, rejected
agreed, disagreed
allowed, banned
permitted, prohibited
confirmed, denied
admitted, denied
supported, opposed
support, oppose
supporting, opposing
backed, opposed
praised, criticised
remembered, forgot
remember, forget
started, stopped
began, ended
starting, finishing
begin, end
standing, sitting
stands, sits
sitting, lying
pushing, pulling
push, pull
laughing, crying
smiling, frowning
smiles, frowns
loves, hates
love, hate
likes, dislikes
dressed, naked
clothed, naked
alone, together
crowded, deserted
many, few
more, less
more, fewer
most, few
all, none
always, never
often, rarely
everyone, nobody
everybody, no one
everything, nothing
something, nothing
with, without
possible, impossible
true, false
correct, incorrect
guilty, innocent
visible, invisible
healthy, sick
married, single
local, foreign
urban, rural
ancient, modern
maximum, minimum
majority, minority
friend, enemy
friends, enemies
peace, war
good, bad
better, worse
best, worst
beautiful, ugly
brave, cowardly
calm, nervous
careful, careless
kind, cruel
polite, rude
patient, impatient
sober, drunk
smooth, rough
sharp, blunt
sweet, sour
fresh, rotten
tight, loose
near, far
day, night
summer, winter
morning, evening
day, evening
summit, base
useful, useless
necessary, unnecessary
certain, uncertain
fair, unfair
equal, unequal
known, unknown
expected, unexpected
voluntary, compulsory
temporary, permanent
domestic, foreign
civilian, military
effective, ineffective
ascending, descending
climbing, descending
catching, throwing
catches, throws
teaching, learning
asking, answering
giving, receiving
lending, borrowing
lent, borrowed
hiding, showing
built, destroyed
building, demolishing
remains, leaves
include, exclude
included, excluded
hired, fired
released, arrested
released, detained
survived, died
attacked, defended
withdrew, deployed
joined, left
lifted, imposed
raised, lowered
raised, cut
expanded, reduced
delayed, accelerated
cancelled, held
failed, succeeded
fails, succeeds
passed, failed
""")
]

# Same meaning, either way.
SYNONYMS = [
    tuple(pair)
    for pair in _lists("""
big, large
small, little
quick, fast
quickly, rapidly
happy, glad
sad, unhappy
angry, furious
begin, start
began, started
beginning, starting
end, finish
ended, finished
buy, purchase
bought, purchased
buying, purchasing
help, assist
helped, assisted
child, kid
children, kids
man, guy
men, guys
woman, lady
couch, sofa
car, automobile
road, street
photo, picture
photograph, picture
photographer, cameraman
bicycle, bike
bicycles, bikes
motorcycle, motorbike
airplane, aircraft
television, TV
movie, film
ill, sick
doctor, physician
lawyer, attorney
rich, wealthy
difficult, hard
difficult, tough
easy, simple
important, significant
nearly, almost
about, approximately
around, approximately
talk, speak
talking, speaking
speaks, talks
shouting, yelling
looks, gazes
looking, gazing
staring, gazing
jumping, leaping
jumps, leaps
running, jogging
large, huge
near, close to
beside, next to
behind, in back of
below, beneath
under, beneath
over, above
watching, observing
watches, observes
smiling, grinning
hat, cap
garbage, trash
store, shop
stores, shops
rock, stone
rocks, stones
forest, woods
ocean, sea
crowd, throng
gift, present
answer, reply
answered, replied
injured, hurt
killed, slain
dead, deceased
correct, right
wrong, incorrect
silent, quiet
strange, odd
brave, courageous
clever, smart
famous, well-known
beautiful, lovely
attractive, good-looking
whole, entire
maybe, perhaps
often, frequently
rarely, seldom
also, too
enough, sufficient
however, nevertheless
nobody, no one
everyone, everybody
someone, somebody
said, stated
declared, announced
denied, rejected
admitted, acknowledged
conceded, admitted
demanded, called for
condemned, denounced
criticised, condemned
backed, supported
approved, endorsed
assault, attack
agreement, deal
pact, agreement
prohibited, banned
prohibit, forbid
allowed, permitted
allow, permit
error, mistake
mistakes, errors
huge, enormous
tiny, very small
wonderful, great
terrible, awful
hostile, unfriendly
cheap, inexpensive
residents, inhabitants
prison, jail
imprisoned, jailed
elderly, old
middle, centre
autumn, fall
infant, baby
toddler, young child
soldiers, troops
vessel, ship
physicist, scientist in physics
postponed, delayed
resigned, stepped down
dismissed, fired
purchase, acquisition
""")
]

# narrower -> wider: the first entails the second; the second leaves the first open.
WIDER = [
    tuple(pair)
    for pair in _lists("""
man, person
woman, person
boy, child
girl, child
boy, person
girl, person
men, people
women, people
boys, children
girls, children
children, people
dog, animal
cat, animal
horse, animal
cow, animal
elephant, animal
dogs, animals
cats, animals
horses, animals
bird, animal
birds, animals
poodle, dog
terrier, dog
bulldog, dog
puppy, dog
kitten, cat
guitar, instrument
guitar, musical instrument
piano, musical instrument
violin, musical instrument
trumpet, musical instrument
drums, instruments
beer, alcoholic drink
wine, alcoholic drink
coffee, hot drink
tea, hot drink
car, vehicle
truck, vehicle
bus, vehicle
bicycle, vehicle
motorcycle, vehicle
cars, vehicles
trucks, vehicles
boat, vessel
ship, vessel
carrot, vegetable
potato, vegetable
tomatoes, vegetables
onions, vegetables
apple, fruit
banana, fruit
apples, fruit
oranges, fruit
bread, food
pizza, food
sandwich, food
rice, food
cake, dessert
rose, flower
roses, flowers
oak, tree
pine, tree
shirt, garment
jacket, garment
coat, garment
dress, garment
hammer, tool
saw, tool
football, sport
tennis, sport
basketball, sport
hockey, sport
doctor, professional
surgeon, doctor
professor, teacher
soldier, member of the armed forces
general, officer
minister, politician
senator, politician
president, leader
missile, weapon
missiles, weapons
rifle, weapon
gun, weapon
knife, sharp object
chair, piece of furniture
table, piece of furniture
sofa, piece of furniture
kitchen, room
bedroom, room
house, building
church, building
hotel, building
skyscraper, building
running, moving
walking, moving
sprinting, running
whispering, speaking
shouting, making noise
singing, making sounds
gold, metal
iron, metal
copper, metal
snow, precipitation
earthquake, natural disaster
flood, natural disaster
murder, crime
robbery, crime
burglary, crime
village, settlement
river, body of water
lake, body of water
ocean, body of water
salmon, fish
eagle, bird
sparrow, bird
""")
]
# Modifiers whose presence in only one sentence leaves the other open.
EXTRA = ["tall", "young", "tired", "famous", "local", "nervous", "friendly", "wealthy", "German", "elderly", "retired",
         "experienced", "angry", "curious"]  # fmt: skip
ENDINGS = ["for the first time", "after a long discussion", "because of the weather", "to impress the neighbours",
           "with some friends", "on a Friday", "while waiting for a bus", "before dinner", "without much success",
           "for a competition", "as part of a new campaign", "for charity"]  # fmt: skip
