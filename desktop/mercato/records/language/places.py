"""Countries (ISO 3166) and languages (ISO 639) with their names in English and French.

Names are what people type into a field; what is stored is the code.
"""

from __future__ import annotations

from functools import cache

from mercato.records.language.folding import fold

_COUNTRIES = """
AD Andorra|Andorre; AE United Arab Emirates|Émirats arabes unis; AF Afghanistan;
AG Antigua & Barbuda|Antigua-et-Barbuda; AI Anguilla; AL Albania|Albanie; AM Armenia|Arménie;
AO Angola; AQ Antarctica|Antarctique; AR Argentina|Argentine;
AS American Samoa|Samoa américaines; AT Austria|Autriche; AU Australia|Australie; AW Aruba;
AX Åland Islands|Îles Åland; AZ Azerbaijan|Azerbaïdjan;
BA Bosnia & Herzegovina|Bosnie-Herzégovine; BB Barbados|Barbade; BD Bangladesh;
BE Belgium|Belgique; BF Burkina Faso; BG Bulgaria|Bulgarie; BH Bahrain|Bahreïn; BI Burundi;
BJ Benin|Bénin; BL Saint Barthélemy|Saint-Barthélemy; BM Bermuda|Bermudes; BN Brunei;
BO Bolivia|Bolivie; BQ Caribbean Netherlands|Pays-Bas caribéens; BR Brazil|Brésil; BS Bahamas;
BT Bhutan|Bhoutan; BV Bouvet Island|Île Bouvet; BW Botswana; BY Belarus|Biélorussie; BZ Belize;
CA Canada; CC Cocos Islands|Îles Cocos; CD Congo-Kinshasa;
CF Central African Republic|République centrafricaine; CG Congo-Brazzaville;
CH Switzerland|Suisse; CI Côte d'Ivoire; CK Cook Islands|Îles Cook; CL Chile|Chili;
CM Cameroon|Cameroun; CN China|Chine; CO Colombia|Colombie; CR Costa Rica; CU Cuba;
CV Cape Verde|Cap-Vert; CW Curaçao; CX Christmas Island|Île Christmas; CY Cyprus|Chypre;
CZ Czechia|Tchéquie; DE Germany|Allemagne; DJ Djibouti; DK Denmark|Danemark;
DM Dominica|Dominique; DO Dominican Republic|République dominicaine; DZ Algeria|Algérie;
EC Ecuador|Équateur; EE Estonia|Estonie; EG Egypt|Égypte; EH Western Sahara|Sahara occidental;
ER Eritrea|Érythrée; ES Spain|Espagne; ET Ethiopia|Éthiopie; FI Finland|Finlande; FJ Fiji|Fidji;
FK Falkland Islands|Îles Malouines; FM Micronesia|Micronésie; FO Faroe Islands|Îles Féroé;
FR France; GA Gabon; GB United Kingdom|Royaume-Uni; GD Grenada|Grenade; GE Georgia|Géorgie;
GF French Guiana|Guyane française; GG Guernsey|Guernesey; GH Ghana; GI Gibraltar;
GL Greenland|Groenland; GM Gambia|Gambie; GN Guinea|Guinée; GP Guadeloupe;
GQ Equatorial Guinea|Guinée équatoriale; GR Greece|Grèce;
GS South Georgia & South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud;
GT Guatemala; GU Guam; GW Guinea-Bissau|Guinée-Bissau; GY Guyana; HK Hong Kong;
HM Heard & McDonald Islands|Îles Heard-et-MacDonald; HN Honduras; HR Croatia|Croatie;
HT Haiti|Haïti; HU Hungary|Hongrie; ID Indonesia|Indonésie; IE Ireland|Irlande; IL Israel|Israël;
IM Isle of Man|Île de Man; IN India|Inde;
IO British Indian Ocean Territory|Territoire britannique de l'océan Indien; IQ Iraq|Irak;
IR Iran; IS Iceland|Islande; IT Italy|Italie; JE Jersey; JM Jamaica|Jamaïque; JO Jordan|Jordanie;
JP Japan|Japon; KE Kenya; KG Kyrgyzstan|Kirghizstan; KH Cambodia|Cambodge; KI Kiribati;
KM Comoros|Comores; KN Saint Kitts & Nevis|Saint-Christophe-et-Niévès;
KP North Korea|Corée du Nord; KR South Korea|Corée du Sud; KW Kuwait|Koweït;
KY Cayman Islands|Îles Caïmans; KZ Kazakhstan; LA Laos; LB Lebanon|Liban;
LC Saint Lucia|Sainte-Lucie; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho;
LT Lithuania|Lituanie; LU Luxembourg; LV Latvia|Lettonie; LY Libya|Libye; MA Morocco|Maroc;
MC Monaco; MD Moldova|Moldavie; ME Montenegro|Monténégro; MF Saint Martin|Saint-Martin;
MG Madagascar; MH Marshall Islands|Îles Marshall; MK North Macedonia|Macédoine du Nord; ML Mali;
MM Myanmar|Birmanie; MN Mongolia|Mongolie; MO Macao;
MP Northern Mariana Islands|Îles Mariannes du Nord; MQ Martinique; MR Mauritania|Mauritanie;
MS Montserrat; MT Malta|Malte; MU Mauritius|Maurice; MV Maldives; MW Malawi; MX Mexico|Mexique;
MY Malaysia|Malaisie; MZ Mozambique; NA Namibia|Namibie; NC New Caledonia|Nouvelle-Calédonie;
NE Niger; NF Norfolk Island|Île Norfolk; NG Nigeria; NI Nicaragua; NL Netherlands|Pays-Bas;
NO Norway|Norvège; NP Nepal|Népal; NR Nauru; NU Niue; NZ New Zealand|Nouvelle-Zélande; OM Oman;
PA Panama; PE Peru|Pérou; PF French Polynesia|Polynésie française;
PG Papua New Guinea|Papouasie-Nouvelle-Guinée; PH Philippines; PK Pakistan; PL Poland|Pologne;
PM Saint Pierre & Miquelon|Saint-Pierre-et-Miquelon; PN Pitcairn Islands|Îles Pitcairn;
PR Puerto Rico|Porto Rico; PS Palestine; PT Portugal; PW Palau|Palaos; PY Paraguay; QA Qatar;
RE Réunion|La Réunion; RO Romania|Roumanie; RS Serbia|Serbie; RU Russia|Russie; RW Rwanda;
SA Saudi Arabia|Arabie saoudite; SB Solomon Islands|Îles Salomon; SC Seychelles; SD Sudan|Soudan;
SE Sweden|Suède; SG Singapore|Singapour; SH Saint Helena|Sainte-Hélène; SI Slovenia|Slovénie;
SJ Svalbard & Jan Mayen|Svalbard et Jan Mayen; SK Slovakia|Slovaquie; SL Sierra Leone;
SM San Marino|Saint-Marin; SN Senegal|Sénégal; SO Somalia|Somalie; SR Suriname;
SS South Sudan|Soudan du Sud; ST São Tomé & Príncipe|Sao Tomé-et-Principe;
SV El Salvador|Salvador; SX Sint Maarten|Saint-Martin; SY Syria|Syrie; SZ Eswatini;
TC Turks & Caicos Islands|Îles Turques-et-Caïques; TD Chad|Tchad;
TF French Southern Territories|Terres australes françaises; TG Togo; TH Thailand|Thaïlande;
TJ Tajikistan|Tadjikistan; TK Tokelau; TL Timor-Leste|Timor oriental;
TM Turkmenistan|Turkménistan; TN Tunisia|Tunisie; TO Tonga; TR Turkey|Turquie;
TT Trinidad & Tobago|Trinité-et-Tobago; TV Tuvalu; TW Taiwan|Taïwan; TZ Tanzania|Tanzanie;
UA Ukraine; UG Uganda|Ouganda; UM U.S. Outlying Islands|Îles mineures éloignées des États-Unis;
US United States|États-Unis; UY Uruguay; UZ Uzbekistan|Ouzbékistan;
VA Vatican City|État de la Cité du Vatican;
VC Saint Vincent & Grenadines|Saint-Vincent-et-les Grenadines; VE Venezuela;
VG British Virgin Islands|Îles Vierges britanniques;
VI U.S. Virgin Islands|Îles Vierges des États-Unis; VN Vietnam|Viêt Nam; VU Vanuatu;
WF Wallis & Futuna|Wallis-et-Futuna; WS Samoa; XK Kosovo; YE Yemen|Yémen; YT Mayotte;
ZA South Africa|Afrique du Sud; ZM Zambia|Zambie; ZW Zimbabwe
"""

_LANGUAGES = """
aa Afar|afar; ab Abkhazian|abkhaze; ae Avestan|avestique; af Afrikaans|afrikaans; ak Akan|akan;
am Amharic|amharique; an Aragonese|aragonais; ar Arabic|arabe; as Assamese|assamais;
av Avaric|avar; ay Aymara|aymara; az Azerbaijani|azerbaïdjanais; ba Bashkir|bachkir;
be Belarusian|biélorusse; bg Bulgarian|bulgare; bi Bislama|bichelamar; bm Bambara|bambara;
bn Bangla|bengali; bo Tibetan|tibétain; br Breton|breton; bs Bosnian|bosniaque;
ca Catalan|catalan; ce Chechen|tchétchène; ch Chamorro|chamorro; co Corsican|corse; cr Cree|cree;
cs Czech|tchèque; cu Church Slavic|slavon d'église; cv Chuvash|tchouvache; cy Welsh|gallois;
da Danish|danois; de German|allemand; dv Divehi|maldivien; dz Dzongkha|dzongkha; ee Ewe|éwé;
el Greek|grec; en English|anglais; eo Esperanto|espéranto; es Spanish|espagnol;
et Estonian|estonien; eu Basque|basque; fa Persian|persan; ff Fula|peul; fi Finnish|finnois;
fj Fijian|fidjien; fo Faroese|féroïen; fr French|français; fy Western Frisian|frison occidental;
ga Irish|irlandais; gd Scottish Gaelic|gaélique écossais; gl Galician|galicien;
gn Guarani|guarani; gu Gujarati|goudjarati; gv Manx|mannois; ha Hausa|haoussa; he Hebrew|hébreu;
hi Hindi|hindi; ho Hiri Motu|hiri motu; hr Croatian|croate; ht Haitian Creole|créole haïtien;
hu Hungarian|hongrois; hy Armenian|arménien; hz Herero|héréro; ia Interlingua|interlingua;
id Indonesian|indonésien; ie Interlingue|interlingue; ig Igbo|igbo; ii Sichuan Yi|yi du Sichuan;
ik Inupiaq|inupiaq; io Ido|ido; is Icelandic|islandais; it Italian|italien;
iu Inuktitut|inuktitut; ja Japanese|japonais; jv Javanese|javanais; ka Georgian|géorgien;
kg Kongo|kikongo; ki Kikuyu|kikuyu; kj Kuanyama|kuanyama; kk Kazakh|kazakh;
kl Kalaallisut|groenlandais; km Khmer|khmer; kn Kannada|kannada; ko Korean|coréen;
kr Kanuri|kanouri; ks Kashmiri|cachemiri; ku Kurdish|kurde; kv Komi|komi; kw Cornish|cornique;
ky Kyrgyz|kirghize; la Latin|latin; lb Luxembourgish|luxembourgeois; lg Ganda|ganda;
li Limburgish|limbourgeois; ln Lingala|lingala; lo Lao|lao; lt Lithuanian|lituanien;
lu Luba-Katanga|luba-katanga; lv Latvian|letton; mg Malagasy|malgache;
mh Marshallese|marshallais; mi Māori|maori; mk Macedonian|macédonien; ml Malayalam|malayalam;
mn Mongolian|mongol; mr Marathi|marathi; ms Malay|malais; mt Maltese|maltais; my Burmese|birman;
na Nauru|nauruan; nb Norwegian Bokmål|norvégien bokmål; nd North Ndebele|ndébélé du Nord;
ne Nepali|népalais; ng Ndonga|ndonga; nl Dutch|néerlandais;
nn Norwegian Nynorsk|norvégien nynorsk; no Norwegian|norvégien; nr South Ndebele|ndébélé du Sud;
nv Navajo|navajo; ny Nyanja|chewa; oc Occitan|occitan; oj Ojibwa|ojibwa; om Oromo|oromo;
or Odia|odia; os Ossetic|ossète; pa Punjabi|pendjabi; pi Pali|pali; pl Polish|polonais;
ps Pashto|pachto; pt Portuguese|portugais; qu Quechua|quechua; rm Romansh|romanche;
rn Rundi|roundi; ro Romanian|roumain; ru Russian|russe; rw Kinyarwanda|kinyarwanda;
sa Sanskrit|sanskrit; sc Sardinian|sarde; sd Sindhi|sindhi; se Northern Sami|same du Nord;
sg Sango|sango; si Sinhala|cingalais; sk Slovak|slovaque; sl Slovenian|slovène; sm Samoan|samoan;
sn Shona|shona; so Somali|somali; sq Albanian|albanais; sr Serbian|serbe; ss Swati|swati;
st Southern Sotho|sotho du Sud; su Sundanese|soundanais; sv Swedish|suédois; sw Swahili|swahili;
ta Tamil|tamoul; te Telugu|télougou; tg Tajik|tadjik; th Thai|thaï; ti Tigrinya|tigrigna;
tk Turkmen|turkmène; tn Tswana|tswana; to Tongan|tongien; tr Turkish|turc; ts Tsonga|tsonga;
tt Tatar|tatar; tw Twi|twi; ty Tahitian|tahitien; ug Uyghur|ouïghour; uk Ukrainian|ukrainien;
ur Urdu|ourdou; uz Uzbek|ouzbek; ve Venda|venda; vi Vietnamese|vietnamien; vo Volapük|volapük;
wa Walloon|wallon; wo Wolof|wolof; xh Xhosa|xhosa; yi Yiddish|yiddish; yo Yoruba|yoruba;
za Zhuang|zhuang; zh Chinese|chinois; zu Zulu|zoulou
"""


@cache
def country_names() -> dict[str, str]:
    """Folded names and codes of countries, each with its ISO 3166 code."""
    usual = {"usa": "US", "united states of america": "US", "etats unis d'amerique": "US"}
    usual |= {"uk": "GB", "great britain": "GB", "grande-bretagne": "GB", "england": "GB"}
    usual |= {"myanmar": "MM", "burma": "MM", "turkiye": "TR", "holland": "NL", "hollande": "NL"}
    usual |= {"czech republic": "CZ", "republique tcheque": "CZ", "ivory coast": "CI"}
    usual |= {"eswatini": "SZ", "vatican": "VA", "hong kong sar": "HK", "bielorussie": "BY"}
    usual |= {"russian federation": "RU", "republic of korea": "KR", "south korea": "KR"}
    return _names(_COUNTRIES) | usual


@cache
def language_names() -> dict[str, str]:
    """Folded names and codes of languages, each with its ISO 639-1 code."""
    return _names(_LANGUAGES)


def _names(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in " ".join(table.split()).split(";"):
        code, _, names = entry.strip().partition(" ")
        found[code.casefold()] = code
        found |= {fold(name): code for name in names.split("|")}
    return found
