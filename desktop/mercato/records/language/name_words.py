"""Word lists for personal names."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a list written in lines."""
    return frozenset(text.split())


HONORIFICS = word_set("""
dame docteur doctor don dona dr frau herr hon lady lord m madame mademoiselle maitre me miss
mlle mlles mm mme mmes monsieur mr mrs ms mx pr prof professeur professor rev senor senora sig
signor signora sir sr sra
""")
NEEDS_CASE = word_set("""
hon m me ms pr rev sig
""")
"""Titles that are initials or words as well: only as printed, M. or Me."""
NEVER_ALONE = word_set("""
dame don dona lady lord miss sr
""")
"""Taken for a title only before two more words: Don Johnson is called Don."""
SUFFIXES = word_set("""
cbe dds esq ii iii iv jr kbe md obe phd sr
""")
SUFFIXES_IN_CAPITALS = word_set("""
cfa cpa frs jd llm mba mbe mep mp msc msp qc
""")
"""What is one only as printed: in small letters it may be a name."""
UNSORTED_PARTICLES = word_set("""
't af al av bin bint d' da das de degli dei del della den der di do dos el ez ibn of te ten ter
ul van vom von zu zum zur
""")
"""Belong to the family name after them; in small letters they are not sorted by."""
SORTED_PARTICLES = word_set("""
abou abu ap ben des du l' la las le les lo los mac ould saint san santa st st.
""")
"""Belong to the family name after them and count in sorting."""
PARTICLES = UNSORTED_PARTICLES | SORTED_PARTICLES

NO_GIVEN_NAMES = word_set("""
adviser advisor analyst author ceo cfo chair chairman chairwoman coo correspondent cto dg directeur
director directrice editor engineer founder journalist journaliste maire manager mayor minister
ministre partner pdg president presidente professor reporter researcher senator spokesperson svp
vp evp writer
""")
"""What stands behind a comma and is a role: Smith, CEO."""
ARTICLES = word_set("""
la le les the
""")
"""Before another word they begin the name of an organization: Le Monde."""

FAMILY_FIRST = word_set("""
bai cai cao chen cheng choi cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han
hao he hong hou hu hua huang jia jiang jin jung kang kim kong lai lee lei li liang liao lin liu
long lu luo lyu ma mao meng mo mun nguyen ning pak pan pang park peng pham qian qiao qin qiu
ren shao shen shi song su sun tan tang tao tian tran wan wang wei wen wu xi xia xiao xie xiong
xu xue yan yang yao ye yi yin yoon you yu yuan zeng zhang zhao zheng zhong zhou zhu zou
""")
"""Family names that stay first where capitals print them first: XI Jinping."""
COMPOUND_HAN = word_set("""
上官 司馬 司马 夏侯 尉迟 欧阳 歐陽 諸葛 诸葛
""")
"""Chinese family names of two characters."""
