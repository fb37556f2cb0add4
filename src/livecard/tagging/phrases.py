"""The words that signals are known by: alternatives of a pattern, whole words, in any case.

A blank, a bar and a blank stand between two. They explain evidence; where one lowers a belief or
bounds a level, the module that does so says it.
"""

from collections.abc import Mapping

FUNCTION = (
    "a about above across after again against ago all almost along already also although always "
    "am among an and another any anybody anyone anything anyway are around as ask at away back be "
    "became because become been before behind being below beside besides between beyond both but "
    "by call came can cannot come could did do does doing done down during each either else "
    "enough even ever every everybody everyone everything except few first five for four from "
    "full get gets getting give given go goes going gone got had has have having he her here hers "
    "herself him himself his how however i if in indeed instead into is it its itself just keep "
    "kept know last least less let lot made make makes making many may maybe me might mine more "
    "most mostly much must my myself never next no nobody none nor not nothing now of off often "
    "on once one only onto or other others our ours out over own part per perhaps please put "
    "quite rather re really regarding right said same say says see seem seemed seems several "
    "shall she should show side since so some somebody somehow someone something sometimes "
    "somewhere still such take taken than that the their theirs them themselves then there "
    "therefore these they thing things think this those though three through thus till to "
    "together too took toward towards two under unless until up upon us used using very via was "
    "way we well went were what whatever when where whether which while who whole whom whose why "
    "will with within without would yes yet you your yours yourself s t d m ll ve don didn doesn "
    "isn wasn weren wouldn couldn hadn hasn haven okay ok yeah um uh er tell talk bit kind sort "
    "like mean walk example time good great thanks "
)
"""Words that carry grammar or a conversation and no subject."""

TERMS = (
    r"kubernetes | kafka | microservices? | graphql | redis | docker | terraform | "
    r"serverless | event[- ]driven | cloud[- ]native | ci/?cd | agile | scrum | devops | "
    r"circuit breakers? | bulkheads? | sharding | load balancers? | cdn | grpc | "
    r"observability | synergy | stakeholders? | best practi[cs]es? | holistic | "
    r"shift[- ]left | zero trust | data mesh | resilien\w+ | scalab\w+ | queues? | "
    r"cach(?:e|ing) | retries | monitoring | elasticsearch | prometheus | grafana"
)
"""Words that name a technique or a fashion and show nothing by themselves."""

HEARD = (
    r"I(?:'ve| have)? (?:read|heard) | "
    r"(?:book|blog|course|talk|podcast|article|chapter) (?:says?|said|on|by|about|that) | "
    r"supposed to be | they say | you'?re supposed to | people (?:say|tend to) | "
    r"used to say | in theory"
)
"""Known from others."""

WOULD = r"I'd | I would | we'd | we would | you'd | I could | I might | I'd have | would have"
"""Imagined."""

ASKING = (
    r"tell me | walk me | talk me | take me | show me | give me | describe | explain | imagine | "
    r"suppose | picture | let'?s | say (?:a|an|you|we|that|I) | role ?play | what | how | why | "
    r"who | where | when | which | could you | can you | do you | did you | would you | have you | "
    r"next | design | sketch | here'?s | so you | you (?:are|were|have|had|said|get|find)"
)
"""An interviewer who wants to hear something, also where no question mark was heard."""

EXPERIENCE = (
    r"did (?:you|it|that|they) | have you (?!thought|considered)\w+ | you'?ve | a time | "
    r"(?:the|your) last time | "
    r"tell me (?:of|about) (?:the|a|an|one|your|when) | when (?:did|was|were) | what happened | "
    r"last (?:week|month|year|shift) | how did | example (?:of|from|where) | "
    r"(?:were|was) (?:you|it|there|that|your) | "
    r"you (?:had|were|did|made|built|wrote|ran|took|led|worked|got)"
)
"""An interviewer who asks what was done."""

CASE = (
    r"would (?:you|that) | imagine | suppose | let'?s say | say (?:a|an|you|we|that|I) | "
    r"how'd you | what if | if you | design | sketch | you'?re (?:given|asked) | "
    r"how (?:do you|would) | could you | you'd | what do you do | picture | case | "
    r"here'?s (?:a|one)"
)
"""An interviewer who asks what would be done."""

PARTICIPLES = (
    "been had gone seen taken given written known said told found got built kept left held brought "
    "thought taught caught bought sent spent lost met heard felt begun chosen spoken broken driven "
    "shown drawn grown thrown done made set put cut let run read come hit shut split"
)
"""What after "I'd" makes it "I had"."""

IRREGULAR = (
    "was were did went took wrote rewrote made gave told ran found got said sent held rang met saw "
    "showed spent chose taught came began broke fell felt grew knew led lost rose spoke stood "
    "threw thought won kept"
)
"""Forms of verbs that tell what was done, and do not end in -ed."""

HINT = (
    r"maybe | perhaps | (?:you|one|it|there) (?:could|might|may) | have you thought | "
    r"(?:could|might) (?:a|the|you|one|it|there|that) | would (?:a|the|it|that) | think of | "
    r"(?:isn|aren|wouldn|couldn|shouldn|don)'?t (?:a|the|it|that|there|we|you) | forgot\w* | "
    r"what (?:if|about) | how about | why not | look again | pointed you | you'?d | so you | "
    r"something like (?:that|it) | of that sort | do you agree | don'?t you think | "
    r"did you (?:maybe|perhaps|look|count|draw|consider) | does(?:n'?t)? (?:it|that) | try | "
    r"I suppose | I imagine | I take it"
)
"""An interviewer who helps."""

AMOUNT = (
    r"(?:\d[\d.,]*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|"
    r"a third|a quarter)"
)
UNIT = (
    r"(?:%|percent|per cent|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|"
    r"months?|years?|times|x|gigs?|gigabytes?|megabytes?|requests?|calls?|tickets?|users?|"
    r"customers?|people|teams?|rows?|pages?|euros?|dollars?|pounds?|k|million|thousand)"
)
NUMBER = r"\b{amount}(?:[\s-]+\w+)?[\s-]*{unit}\b"
"""Filled with AMOUNT and UNIT before use, like CHANGE."""
CHANGE = (
    r"\bfrom\s+(?:\w+\s+){0,4}{amount}.{1,50}\bto\b|\b(?:cut|halved|doubled|tripled|"
    r"dropped|fell|went (?:down|up)|rose|reduced|saved)\b.{0,60}\b{amount}\b|\bhalved\b|"
    r"\bdoubled\b"
)
"""A change has a start and an end, or a verb that says one."""
RUNNING = r"\b(?:deploy\w*|roll\w* ?back|monitor\w*|alert\w*|on[- ]call|release\w*)\b[^.?!]*\?"
"""A question about how a thing is run (R126)."""
PAST = (
    r"\b(?:I|we)\b(?:\s+\w+){0,2}?\s+(?:\w+ed|was|had|went|took|(?:re)?wrote|made|gave|put|told|"
    r"built|ran|cut|set|kept|found|got|did|said|sent|brought|drew|held|rang|met|saw|"
    r"showed|spent|chose|taught|split)\b"
)
"""Done by the speaker, or by them with others."""

SIGNALS: Mapping[str, str] = {
    "reason": (
        r"because | since | so that | so nobody | that way | which means | given that | "
        r"the reason | in order to | otherwise | rather than | instead of"
    ),
    "trade-off": (
        r"trade[- ]?offs? | rather than | instead of | at the cost of | gave up | "
        r"the price (?:is|was|of) | the downside | the catch (?:is|was) | "
        r"over (?:a|the) \w+ because | cheaper but | slower but | in exchange"
    ),
    "risk bounded": (
        r"blast radius | roll(?:ed|ing)? ?back | roll[- ]?back | fall ?back | feature flags? | "
        r"canary | worst case | at most | capped? | time ?outs? | behind a flag | kill switch | "
        r"dry run | rehears\w+ | on a copy"
    ),
    "decided": (
        r"decided | chose | picked | settled on | said no | rejected | agreed | drew the line | "
        r"went with | pushed back | my call"
    ),
    "built": (
        r"built | wrote | made | added | set up | designed | implemented | split | moved | "
        r"replaced | fixed | automated | migrated | put (?:in|a|the) | shipped"
    ),
    "reviewed": (
        r"reviewed | checked | audited | went through | compared | tested | measured | "
        r"profiled | verified | tried"
    ),
    "coordinated": (
        r"coordinated | organi[sz]ed | ran the | planned | handed over | lined up | "
        r"called (?:them|everyone|the) | sat down with | split the work"
    ),
    "influenced": (
        r"convinced | persuaded | brought (?:them|him|her) round | got (?:them|the \w+) to | "
        r"showed (?:them|him|her|the) | taught | coached | mentored | adopted | "
        r"talked (?:them|him|her) (?:out|into)"
    ),
    "documented": (
        r"documented | wrote (?:it |that |this )?(?:down|up) | runbooks? | post-?mortems? | "
        r"wiki | decision records? | checklists? | playbooks? | one[- ]pager | design doc"
    ),
    "learned": (
        r"learn(?:ed|t) | realis?z?ed | taught me | next time | since then | these days I | "
        r"in hindsight | looking back"
    ),
    "changed afterwards": (
        r"since then | after that | from then on | ever since | nowadays | "
        r"now (?:I|we|every|each|it|there|my|the) | so now | these days | next time"
    ),
    "does not know": (
        r"I don'?t know | I do not know | no idea | I'm not sure | never (?:used|worked)"
    ),
    "finds out": (
        r"I'?d (?:look|ask|find|read|check|try|test|measure) | look(?:ed)? it up | find out | "
        r"found out | I'?d start by | ask(?:ed)? (?:the|someone|somebody)"
    ),
    "thinks aloud": (
        r"I'?m (?:thinking|considering|wondering|leaning) | let me think | on the one hand | "
        r"I could either | two (?:ways|options)"
    ),
    "tests an idea": (
        r"my (?:guess|hunch|theory|hypothesis) | I suspected | turned out | to rule out | "
        r"ruled out | narrowed (?:it )?down | reproduced? | bisect\w* | isolated?"
    ),
    "starts simple": (
        r"start(?:ed)? (?:simple|small|with one|with the simplest|boring) | first version | "
        r"simplest thing | one box | until (?:it|we) (?:need|hit|outgrow)\w*"
    ),
    "asks about needs": (
        r"how many (?:users|people|requests|writes|customers) | who (?:uses|is it for|reads) | "
        r"what happens (?:if|when) | can I ask | before I (?:start|choose|draw|pick) | "
        r"do (?:we|you) (?:need|expect|care) | is it okay if | "
        r"what'?s the (?:budget|deadline)"
    ),
    "blames": (
        r"(?:their|his|her|the vendor'?s|ops'?|QA'?s) fault | not my (?:fault|problem|job) | "
        r"bad luck | nothing (?:I|you) (?:can|could) | just weird | the framework'?s fault | "
        r"users? (?:are|were) (?:stupid|dumb) | should have told (?:me|us)"
    ),
    "hedges": (r"maybe | probably | I guess | sort of | kind of | something like that | I suppose"),
    "thing": (
        r"tests? | schemas? | ind(?:ex|exes|ices) | tables? | caches? | endpoints? | scripts? | "
        r"dashboards? | alerts? | templates? | forms? | lists? | reports? | jobs? | keys? | "
        r"pipelines? | contracts? | charts? | plans? | budgets? | diagrams? | database | "
        r"worker | idempoten\w+ | reconciliation | letters? | sheets? | logs?"
    ),
    "whole reach": (
        r"owned | led | ran the whole | end[- ]to[- ]end | "
        r"across (?:all|the|\w+) \w*(?:teams|services|sites|wards) | "
        r"every(?:body|one)? (?:uses|team|now) | the other teams | "
        r"whole (?:company|team|department|site) | rollout | failure mode | idempoten\w+ | "
        r"invalidation | authority | on my own | all (?:teams|shifts|sites|services) | "
        r"it'?s (?:the )?standard | took (?:it )?over"
    ),
}
"""Signal by signal; requirements R038–R041, R046, R051, R077–R079, R082–R086, R119–R127."""

NODS = (
    "mm mhm mm-hm hmm uh-huh yeah yes right okay ok sure i see got it great good interesting cool "
    "makes sense fair enough exactly nice that's that alright lovely wow very really and so "
    "go on thanks thank you perfect absolutely of course understood "
)
"""Words of which an interviewer's nod is made, however long."""
