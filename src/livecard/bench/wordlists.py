"""Words that stand for each other: first names, employers, spellings, verbs' participles."""


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


NAMES = words("""
    Dominik Adaeze  Fergal Kwame  Hedda Mei  Precious Ingrid  Desmond Hiroshi  Yara Fiona
    Bob Farid  Kit Anjali  Nuala Xiomara  Derek Tunde  Alun Sergei  Bev Zainab  Luc Rajesh
    Tadeo Gareth  Sian Noor  Bethan Ayesha  Lorcan Jamal  Brogan Mateus  Keith Adebayo
    Sunita Margaret  James Oluwaseun  Sarah Guadalupe  David Chidi  Emma Nguyet  Tom Rashid
    Anna Shanice  Peter Javier  Maria Kirsty  Michael Dmitri  Laura Fatima  John Ahmed
    Priya Helen  Omar Nigel  Chen Bradley  Aisha Charlotte  Carlos Graham  Marta Siobhan
    Ravi Angus  Leila Deborah  Ben Yusuf  Kate Olena  Paul Tariq  Lucy Amara  Steve Kofi
    Julia Hyun  Dan Emeka  Sam Ngozi  Alex Babak  Nina Latoya  Mike Arjun  Jo Thandiwe
    Shirl Parvati  Bex Yuki  Dave Ibrahim  Linda Ewa  Karen Soraya  Mohammed Stuart
""")
SWAPPED_NAMES = {
    **dict(zip(NAMES[::2], NAMES[1::2], strict=True)),
    **dict(zip(NAMES[1::2], NAMES[::2], strict=True)),
}
"""A first name to one that another sort of person bears; back again by the same table."""

NEWCOMERS = ("Oluwaseun", "Margaret", "Xiomara", "Dmitri")
"""First names that are put in where a person stood without one."""

COLLEAGUES = "manager|boss|lead|supervisor|foreman|colleague|mate|mentor|director|matron"

EMPLOYERS = ("Google", "Halvorsen and Sons", "Goldman Sachs", "Kettering Freight")

WORKPLACES = "job|company|place|employer|firm|school|hospital|shop|team|site|agency"

BRITISH = words("""
    organise organize  organised organized  organising organizing  organisation organization
    realise realize  realised realized  recognise recognize  recognised recognized
    prioritise prioritize  prioritised prioritized  prioritising prioritizing
    optimise optimize  optimised optimized  summarise summarize  summarised summarized
    apologise apologize  apologised apologized  minimise minimize  minimised minimized
    standardise standardize  standardised standardized  categorise categorize
    normalise normalize  normalised normalized  customise customize  customised customized
    analyse analyze  analysed analyzed  analysing analyzing  behaviour behavior
    behaviours behaviors  colour color  colours colors  coloured colored  favour favor
    favourite favorite  labour labor  neighbour neighbor  neighbours neighbors  honour honor
    humour humor  rumour rumor  vapour vapor  harbour harbor  centre center  centres centers
    metre meter  metres meters  litre liter  litres liters  fibre fiber  theatre theater
    programme program  programmes programs  catalogue catalog  dialogue dialog
    labelled labeled  labelling labeling  cancelled canceled  cancelling canceling
    travelled traveled  modelled modeled  modelling modeling  signalled signaled
    levelled leveled  licence license  defence defense  offence offense  cheque check
    grey gray  tyre tire  tyres tires  kerb curb  storey story  plough plow  mould mold
    learnt learned  spelt spelled  burnt burned  dreamt dreamed  leant leaned
    whilst while  amongst among  towards toward  afterwards afterward
    paediatric pediatric  anaesthetic anesthetic  oedema edema  ageing aging
    judgement judgment  fulfil fulfill  enrol enroll  skilful skillful
    mum mom  maths math  aeroplane airplane  aluminium aluminum  pyjamas pajamas
""")
ONE_WAY = frozenset({"check", "story", "while", "program", "license", "curb", "learned"})
"""Words that are not always the American spelling of the one beside them."""
RESPELT = {
    **dict(zip(BRITISH[::2], BRITISH[1::2], strict=True)),
    **{
        american: british
        for british, american in zip(BRITISH[::2], BRITISH[1::2], strict=True)
        if american not in ONE_WAY
    },
}

PUT_IN = ("um", "you know", "uh", "I mean", "erm", "like")
TAKEN_OUT = r"um|uh|erm|er|hmm|you know|I mean|sort of|kind of"

NODS = ("Mm-hm.", "Right.", "Okay.")
LONG_NODS = ("Right, right, I see.", "Okay, yeah, that makes sense.", "Mm-hm, got it, go on.")

COMPONENTS = "Kafka, Redis, Kubernetes, GraphQL and Terraform"

PARTICIPLES = dict(
    pair.split(":")
    for pair in words("""
    wrote:written went:gone took:taken did:done saw:seen gave:given knew:known ran:run
    began:begun spoke:spoken broke:broken chose:chosen drove:driven came:come became:become
    got:got made:made put:put set:set told:told said:said kept:kept held:held built:built
    found:found thought:thought brought:brought bought:bought caught:caught taught:taught
    left:left sent:sent spent:spent met:met led:led read:read cut:cut let:let shut:shut
    lost:lost paid:paid sat:sat stood:stood rang:rung sang:sung drew:drawn threw:thrown
    grew:grown showed:shown rewrote:rewritten rose:risen fell:fallen felt:felt heard:heard
    understood:understood split:split rebuilt:rebuilt ate:eaten wore:worn tore:torn hid:hidden
    slept:slept won:won hung:hung stuck:stuck dug:dug swept:swept dealt:dealt meant:meant
    sold:sold laid:laid fed:fed bet:bet hit:hit fought:fought undid:undone redid:redone
    overtook:overtaken withdrew:withdrawn forgot:forgotten woke:woken shook:shaken
    """)
)
"""Irregular pasts; all others end in -ed and are their own participles."""
