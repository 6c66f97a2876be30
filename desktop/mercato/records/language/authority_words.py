"""Words by which an outlet or a company is known from a person in "according to …"."""

from __future__ import annotations

from mercato.records.language.folding import fold


def _folded(names: str) -> frozenset[str]:
    return frozenset(fold(name) for name in names.split(";"))


OUTLETS = _folded(
    "ABC; AFP; Agence France-Presse; Al Jazeera; AP; Ars Technica; Associated Press; Axios; BBC; "
    "BFM; BFMTV; BFM Business; Bild; Blast; Bloomberg; Bloomberg News; Brut; Business Insider; "
    "Canal+; Caixin; Capital; Challenges; Charlie Hebdo; CNBC; CNET; CNews; CNN; Corriere della "
    "Sera; Courrier international; Der Spiegel; Deutsche Welle; Die Zeit; El Mundo; El País; "
    "Electrek; Elle; Engadget; Euronews; Europe 1; FAZ; Financial Times; Forbes; Fortune; Fox "
    "News; France 2; France 3; France 5; France 24; France Bleu; France Culture; France Info; "
    "franceinfo; France Inter; France Musique; France Soir; Frankfurter Allgemeine; FT; Gala; GQ; "
    "Handelsblatt; Jeune Afrique; Kyodo; L'Équipe; L'Express; L'Humanité; L'Obs; L'Opinion; "
    "L'Orient-Le Jour; L'Usine nouvelle; La Croix; La Lettre; La Stampa; La Tribune; Le Figaro; "
    "Le Matin; Le Monde; Le Parisien; Le Point; Le Soir; Le Temps; Les Échos; Libération; "
    "Loopsider; Mac4Ever; MacRumors; Marianne; Marie Claire; Mediapart; Médiacités; Midi Libre; "
    "MIT Technology Review; MSNBC; Nature; NBC; Newser; Newsweek; Nikkei; Numerama; NZZ; "
    "Ouest-France; Paris Match; People; Platformer; Politico; ProPublica; Public; Puck; Punch; "
    "Purepeople; Reuters; RFI; RMC; Rolling Stone; RTBF; RTL; Rue89; Science; Scientific "
    "American; Semafor; Sky News; Slate; South China Morning Post; Stratechery; Sud Ouest; "
    "Süddeutsche Zeitung; TechCrunch; Télérama; TF1; TF1 Info; The Atlantic; The Economist; The "
    "Guardian; The Information; The Intercept; The New Yorker; The Verge; Time; TV5 Monde; USA "
    "Today; Valeurs actuelles; Vanity Fair; Variety; VentureBeat; Vice; Vogue; Voici; Vox; Wired; "
    "WSJ; Xinhua; Yonhap; ZDNet; 20 Minutes; 60 Minutes; 404 Media"
)  # fmt: skip
"""Outlets that a French or English desk quotes, in their folded spelling."""

OUTLET_WORDS = _folded(
    "actu; actualités; agence; agency; broadcasting; bulletin; business; chronicle; courier; "
    "courrier; daily; dispatch; echo; echos; evening; express; figaro; gazette; globe; hebdo; "
    "herald; hour; independent; info; infos; inquirer; insider; inter; journal; ledger; libre; "
    "mag; magazine; mail; media; médias; mirror; monde; morning; news; newsletter; nouvelles; "
    "observer; podcast; post; press; presse; quotidien; radio; record; report; reporter; review; "
    "revue; standard; star; studio; tech; technology; telegraph; télévision; television; times; "
    "today; tribune; tv; voice; wall; week; weekly; wire; world; zeitung; télé"
)
"""Words that stand in the names of outlets and hardly ever in those of people."""

COMPANY_WORDS = _folded(
    "ag; ai; airlines; assemblée; associates; association; assurances; banco; bank; banque; "
    "capital; chamber; chambre; commission; committee; comité; company; conseil; consulting; "
    "corp; corporation; council; court; cour; department; energy; entertainment; fédération; "
    "federation; fondation; foundation; france; fund; global; gmbh; group; groupe; holding; inc; "
    "industries; institut; institute; international; labs; limited; llc; llp; ltd; ministère; "
    "ministry; motors; office; organisation; organization; parliament; partners; platforms; plc; "
    "research; robotics; sas; school; sciences; securities; semiconductor; senate; sénat; "
    "services; société; society; solutions; state; syndicat; systems; team; technologies; trust; "
    "union; université; university; ventures; école; états; united; européenne; european; "
    "national; nationale; première; prime"
)
"""Words that stand in the names of companies and bodies."""
