"""Words that civics asks for, and pairs of them that are easily mistaken for each other."""

from __future__ import annotations

__all__ = ["CONFUSABLE", "TERMS"]

_OFFICES = """
President; Vice President; Speaker of the House; Secretary of State; Secretary of Defense;
Secretary of the Treasury; Attorney General; Chief Justice; Associate Justice; Senator;
Representative; Governor; Lieutenant Governor; Mayor; Sheriff; Ambassador; Prime Minister;
Foreign Minister; Chancellor; Commissioner; Ombudsman; Magistrate; Prosecutor; Public Defender;
Solicitor General; Comptroller; Postmaster General; Surgeon General; Secretary General;
National Security Adviser; Press Secretary; Chief of Staff; Majority Leader; Minority Whip;
President pro tempore; Commander in Chief; Chairman; Councillor; Alderman; Notary
"""
_INSTITUTIONS = """
Congress; Senate; House of Representatives; Supreme Court; White House; Kremlin; Pentagon;
Cabinet; Electoral College; Federal Reserve; Department of Justice; Department of the Interior;
Department of Agriculture; Department of Homeland Security; Central Intelligence Agency;
Federal Bureau of Investigation; Library of Congress; Parliament; House of Commons;
House of Lords; State Duma; Federation Council; Bundestag; Knesset; Security Council;
General Assembly; United Nations; European Union; European Commission; European Parliament;
International Court of Justice; International Criminal Court; World Health Organization;
International Monetary Fund; World Bank; North Atlantic Treaty Organization; African Union;
Arab League; Warsaw Pact; Commonwealth of Nations; Environmental Protection Agency;
Social Security Administration; Government Accountability Office; Court of Appeals;
Selective Service; National Guard; Peace Corps; Census Bureau; Postal Service; Secret Service
"""
_COUNTRIES = """
Afghanistan; Albania; Algeria; Argentina; Armenia; Australia; Austria; Azerbaijan; Bangladesh;
Belarus; Belgium; Bolivia; Brazil; Bulgaria; Cambodia; Cameroon; Canada; Chile; China; Colombia;
Croatia; Denmark; Ecuador; Egypt; Estonia; Ethiopia; Finland; France; Georgia; Germany; Greece;
Guatemala; Hungary; Iceland; India; Indonesia; Ireland; Israel; Italy; Jamaica; Japan; Jordan;
Kazakhstan; Kenya; Kyrgyzstan; Latvia; Lebanon; Liberia; Lithuania; Luxembourg; Malaysia; Mexico;
Moldova; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Netherlands; New Zealand; Nicaragua;
Nigeria; North Korea; Norway; Pakistan; Panama; Paraguay; Philippines; Poland; Portugal; Romania;
Russia; Saudi Arabia; Senegal; Serbia; Singapore; Slovakia; Slovenia; Somalia; South Africa;
South Korea; Spain; Sweden; Switzerland; Syria; Tajikistan; Tanzania; Thailand; Tunisia; Turkey;
Turkmenistan; Uganda; Ukraine; United Kingdom; United States; Uruguay; Uzbekistan; Venezuela;
Vietnam; Yemen; Zambia; Zimbabwe
"""
_PLACES = """
Alaska; Alabama; Arizona; California; Colorado; Connecticut; Delaware; Florida; Hawaii; Illinois;
Kentucky; Louisiana; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Montana;
Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; New York; North Carolina; North Dakota;
Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; Tennessee; Vermont; Virginia;
Washington; West Virginia; Wisconsin; Wyoming; Anchorage; Moscow; Minsk; Kyiv; Donetsk; Luhansk;
Crimea; Helsinki; Geneva; Vienna; Reykjavik; Bering Strait; Brussels; The Hague; Philadelphia;
Sevastopol; Siberia; Yalta; Potsdam; Strasbourg; Budapest; Bucharest; Ottawa; Canberra
"""
_TEXTS = """
Constitution; Declaration of Independence; Bill of Rights; Articles of Confederation;
Federalist Papers; Emancipation Proclamation; Magna Carta; Mayflower Compact;
Gettysburg Address; Treaty of Versailles; Treaty of Paris; Louisiana Purchase;
Monroe Doctrine; Truman Doctrine; Marshall Plan; Helsinki Accords; Geneva Conventions;
Minsk agreements; Budapest Memorandum; New START; Kyoto Protocol; Paris Agreement;
Universal Declaration of Human Rights; Civil Rights Act; Voting Rights Act; Social Contract;
Missouri Compromise; Northwest Ordinance; Dayton Accords; Good Friday Agreement;
Camp David Accords; Oslo Accords; Maastricht Treaty; Lisbon Treaty; Nonproliferation Treaty
"""
_IDEAS = """
amendment; appropriation; arbitration; armistice; bicameralism; bureaucracy; capitalism;
ceasefire; checks and balances; citizenship; civil liberties; coalition; communism; confederation;
constituency; containment; democracy; deterrence; diplomacy; disarmament; due process; election;
embargo; emigration; equal protection; executive branch; federalism; filibuster;
freedom of religion; freedom of speech; freedom of the press; gerrymandering; habeas corpus;
immigration; impeachment; inauguration; inflation; judicial review; judicial branch; jurisdiction;
legislative branch; legislature; lobbying; mediation; monarchy; national sovereignty;
naturalization; negotiation; neutrality; nomination; oligarchy; plaintiff; plurality;
popular sovereignty; precedent; presidential pardon; ratification; referendum; republic;
rule of law; sanctions; secession; self-government; separation of powers; summit; supremacy clause;
tariff; territorial integrity; trial by jury; unanimous consent; veto; suffrage; jury duty;
eminent domain; double jeopardy; freedom of assembly; right to vote; taxation; annexation
"""
_PEOPLE = """
George Washington; John Adams; Thomas Jefferson; James Madison; Abraham Lincoln;
Theodore Roosevelt; Woodrow Wilson; Franklin Roosevelt; Harry Truman; Dwight Eisenhower;
John Kennedy; Lyndon Johnson; Richard Nixon; Jimmy Carter; Ronald Reagan; Mikhail Gorbachev;
Vladimir Putin; Dmitry Peskov; Yuri Ushakov; Sergei Lavrov; Volodymyr Zelensky; Angela Merkel;
Susan Anthony; Martin Luther King; Alexander Hamilton; Benjamin Franklin; Winston Churchill;
Joseph Stalin; Nikita Khrushchev; Boris Yeltsin; Donald Trump; Eleanor Roosevelt; Rosa Parks
"""
TERMS = tuple(
    dict.fromkeys(
        " ".join(term.split())
        for group in (_OFFICES, _INSTITUTIONS, _COUNTRIES, _PLACES, _TEXTS, _IDEAS, _PEOPLE)
        for term in group.split(";")
    )
)

_CONFUSABLE = """
Minsk/Pinsk; Senate/Senator; Iraq/Iran; 26th Amendment/27th Amendment; ratified/not ratified;
Austria/Australia; Slovakia/Slovenia; Ireland/Iceland; Niger/Nigeria; Mali/Malawi;
North Korea/South Korea; North Dakota/South Dakota; Gambia/Zambia; Latvia/Lithuania;
Budapest/Bucharest; thirteen/thirty; thirteenth/thirtieth; sixteenth/sixtieth; sixteen/sixty;
four/fourteen; 1787/1789; 1945/1954; August 15/August 16; $5 billion/$5 million; 3.5/35;
emigration/immigration; import/export; inflation/deflation; majority/minority; armament/disarmament;
constitutional/unconstitutional; legal/illegal; regular/irregular; unilateral/bilateral;
interstate/intrastate; election/reelection; appointed/not appointed; legislator/legislature;
employer/employee; secession/succession; prosecution/persecution; increase/decrease;
nationalism/rationalism; ratification/gratification; federation/confederation; Prussia/Russia;
Article I/Article II; Article V/Article VI; World War I/World War II; Louis XVI/Louis XVIII;
Slovakian/Slovenian; Austrian/Australian; Nigerian/Nigerien; Granada/Grenada; Siberia/Liberia;
Crimea/Crimean War; president/vice president; Secretary of State/Secretary of Labor;
House of Lords/House of Commons; Federal Reserve/Federal Register; George Washington/Washington;
John Adams/John Quincy Adams; nuclear/not nuclear; never/ever; aligned/non-aligned;
presidency/president; executive/execution; Franklin Roosevelt/Theodore Roosevelt;
Kansas/Arkansas; Virginia/West Virginia; Georgia/Georgian Republic; bicameral/unicameral;
proscribe/prescribe; international/intranational; overrule/underrule; antebellum/postbellum
"""
CONFUSABLE = tuple(
    (one.strip(), other.strip())
    for one, _, other in (pair.partition("/") for pair in _CONFUSABLE.split(";"))
)
