/** Words that help tell a person's name from a menu name. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Given names common among US, UK and Australian patients that are not everyday words as well. */
export const givenNames = list(`
aaron abdul abigail adam adrian ahmed aiden aisha alan albert alejandro alex alexander alexis alice alicia alison amanda amber amelia amy ana andrea
andrew angel angela anita ann anna anne annie anthony antonio arthur ashley audrey barbara beatriz benjamin bernard beth betty beverly bonnie bradley
brandon brenda brian brittany bruce bryan caleb cameron camila carla carlos carmen carol caroline carolyn catherine cheryl chloe chris christian christina
christine christopher cindy claire clara connor craig crystal cynthia daniel danielle david deborah debra denise dennis diana diane diego donald donna
dorothy douglas dylan edgar eduardo edward eileen elena elijah elizabeth ella ellen emily emma eric erica erin ernesto esther ethan eugene eva evelyn
fatima felipe fernando florence francis francisco gabriel gabriela gary george gerald gina gladys gloria gonzalo gregory guadalupe hannah harold harry
heather hector helen henry howard ian ibrahim irene isabel isabella isaac jacob jacqueline james jamie jane janet janice jared jasmine jason javier
jeffrey jennifer jeremy jerry jesse jessica jesus jim jimmy joan joanne joe john johnny jonathan jorge jose joseph joshua joyce juan juanita judith julia
julian julie justin karen karl katherine kathleen kathryn katie keith kelly kenneth kevin kimberly kyle larry laura lauren lawrence leah lena leonard leslie
liam linda lisa logan lois lorenzo lori louis louise lucas lucia lucy luis luke lynn madison manuel marcus margaret maria mariana marie marilyn mario marisol
martha martin mary mateo matthew maureen megan melanie melissa mia michael michelle miguel mildred mohammed monica muhammad nancy naomi natalia natalie
nathan nicholas nicole noah nora norma olga oliver olivia oscar pablo pamela patricia patrick paul paula pedro peggy peter philip phillip phyllis priya
rachel rafael ralph ramon raul raymond rebecca renee ricardo richard rita robert roberto rodrigo roger ronald rosa rosemary roy russell ruth ryan samantha
samuel sandra santiago sara sarah scott sean sergio sharon sheila shirley sofia sophia sophie stephanie stephen steve steven susan sylvia tamara tammy
teresa terry theresa thomas tiffany timothy tina todd tom tony tracy tyler valentina valerie vanessa veronica victoria vincent virginia walter wanda wayne
wendy william willie yolanda yvonne zachary zoe
`);

/** Capitalised words that are never part of a patient's name here: products, menus, statuses, calendar, carriers, and words that open sentences. */
export const notNames = list(`
caremessage care message cliniko open dental notify dental intelligence intel engagement modento econnector eservices ereminder ereminders econfirmation web
sched websched commlog commlogs twilio bandwidth telnyx vonage plivo sinch infobip amazon aws weave solutionreach nexhealth dentrix eaglesoft epic athena klara
luma podium slack teams microsoft google voice ringcentral ring central textnow skype
business information appointment appointments types type reminder reminders sms settings communications communication preferences preference contact details
patient patients info recent messaging message messages activity profile history view failed failure reason delivery receipt unable create fetch record http error errors code
carrier violation landline unreachable unknown destination handset invalid number numbers application id tfn verified rejected as spam future unallocated to from service
direct quick load delivery channel schedule scheduled bulk action manual automatic tab inbox chat target content sent sending type column dashboard customer support help center
wireless phone mobile home work cell text texts texting edit add save select click status pending delivered undelivered none email off on yes no stop start cancel unstop unsubscribe unsubscribed quit end
quiet hours global messenger campaign campaigns blast recall flu shot shots covid vaccine clinic clinics office location locations practice branch hospital health medical dentist dentistry family
front desk billing manager admin reception receptionist staff doctor nurse hygienist hygiene telehealth physio
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow yesterday easter christmas thanksgiving
verizon tmobile mobile at&t att sprint cricket boost metro metropcs tracfone straight talk consumer cellular us mint xfinity spectrum telstra optus vodafone rogers bell telus comcast
north south east west northside southside eastside westside downtown uptown midtown city new san los las santa saint st fort port lake salt grand park hill hills valley springs beach united states america canada mexico australia
england london zealand york jersey hampshire carolina dakota texas california florida street avenue road suite
the a an this that these those he she it we they i you my our her his their its and or but so if when where why how what which who is are was were do does did can could should would will
have has had not only just all some every everyone nobody none nothing please thanks thank hi hello hey ok okay still also then there here now got get gets getting says said shows showing
ehr emr pms phi hipaa tcpa ctia mms rcs ios android iphone samsung galaxy apple windows mac chrome excel url link links template templates toll free alt main line lines service call called
medicare medicaid insurance dropbox mychart spanish english portuguese french chinese vietnamese new old same first last next previous second third another other because since after before
recordatorio mensaje telefono casa paciente el la los las un una
reached same different test tested tried message unable anyone someone somebody carriers verified mobiles calls emails names
`);

/** Words that a lower-case name cannot be, after "mrs" or "patient". */
export const everydayWords = list(`
a an the is are was were be been has have had does did do doesnt didnt isnt hasnt cant wont not never no and or but so who whose that this these those with without on in at to of for from by as if
she he they it her his him them said says say got get gets getting keeps keep can could will would should called calls wants needs says swears replied texted text texts number phone chart record records
info profile portal side name named care data list lists file files message messages communication preference reminder reminders appointment appointments type types only also just still either again now
today yesterday someone somebody anyone nobody lady guy changed moved opted out opt stopped uses used using shares share sharing didn doesn isn hasn won there here what when where why how receives
received receive recieved did shows showing should when already really because then than too very more most some any all both each other another same different new old first last one two three id ids
count base volume population never ever gave gives complained thinks think told us me you your our my their its showed listed saved status failed fails failing pending sent delivered unknown bounced
`);
