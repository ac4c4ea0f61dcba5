/**
 * Places that people ask about in lower case ("caseloads in leeds"), by that spelling: British and Irish cities, counties,
 * boroughs and council areas, and countries that people move from or to. Left out are England and the United Kingdom, which
 * is where the stories are, and names that are common words besides ("reading", "bath", "barking", "slough").
 */
export const places: ReadonlyMap<string, string> = new Map(
  `aberdeen aberdeenshire anglesey antrim argyll armagh ayrshire barnet barnsley basildon basingstoke bedford bedfordshire belfast
berkshire bexley birmingham blackburn blackpool bolton bournemouth bracknell bradford brent bridgend brighton bristol bromley
buckinghamshire burnley caerphilly calderdale camden cambridge cambridgeshire canterbury cardiff carlisle carmarthenshire
ceredigion chelmsford cheltenham cheshire chester colchester conwy cornwall coventry crawley croydon cumbria cumberland dagenham
darlington denbighshire derbyshire devon doncaster dorset dublin dudley dumfries dunbartonshire dundee durham ealing
eastbourne edinburgh enfield essex exeter falkirk fermanagh fife flintshire gateshead glamorgan glasgow gloucester
gloucestershire greenwich grimsby guernsey guildford gwynedd hackney halifax hampshire haringey harlow harrogate hartlepool
havering hereford herefordshire hertfordshire hillingdon hounslow huddersfield humberside inverness ipswich islington kensington
kirklees knowsley lambeth lanarkshire lancashire lancaster leeds leicester leicestershire lewisham lincoln lincolnshire liverpool
londonderry lothian luton maidstone manchester medway merseyside merthyr merton middlesbrough midlothian
monmouthshire newham newcastle newport norfolk northampton northamptonshire northumberland norwich nottingham nottinghamshire
oldham orkney oxford oxfordshire pembrokeshire perthshire peterborough plymouth portsmouth powys preston redbridge redcar
renfrewshire rochdale rotherham rutland salford sandwell scotland sefton sheffield shetland shrewsbury shropshire solihull
somerset southampton southend southwark staffordshire stevenage stirling stockport stockton suffolk sunderland surrey sussex
swansea swindon tameside teesside telford thurrock torbay torfaen trafford tyneside tyrone wakefield wales walsall walthamstow
wandsworth warrington warwickshire watford westminster westmorland wigan wiltshire wirral wokingham wolverhampton worcester
worcestershire wrexham yorkshire
africa america australia bangladesh belgium brazil bulgaria canada denmark egypt europe france germany ghana greece india ireland
italy jamaica kenya lithuania netherlands nigeria norway pakistan philippines poland portugal romania somalia spain sweden ukraine
zealand zimbabwe`
    .split(/\s+/u)
    .map((name) => [name, name.slice(0, 1).toUpperCase() + name.slice(1)] as const),
);
