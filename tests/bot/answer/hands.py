"""The same questions by other hands: terse, hurried, chatty, in headlines, by people who learned English late.

Each table was written before any of its wordings had been read, when the misses of the one before had been mended;
docs/quality.md has how many were read right at first. A wording that says more than the first line of its block did
has been given a block of its own since.
"""

from __future__ import annotations

TERSE = """
How many civilians were killed in Idlib in March 2018?
    civs KIA idlib mar 18?
    Idlib, Mar '18 - civ deaths pls
    I would like know how much civilians was killed at Idlib in the March of 2018
    so my editor wants the number of civilians that got killed in idlib back in march 2018, can you help?
    What's the civilian death count out of Idlib for 03/2018?
    number civilians dead idlib march2018

How many people were injured in Aleppo in 2016?
    WIA aleppo 2016
    Aleppo 2016 injured total??
    What number of people sustained injuries in Aleppo in 2016?
    how many peoples were wounding in aleppo at 2016
    In 2016 Aleppo had how many wounded?

How many children were killed in Homs in 2019?
    Homs: how many children died in 2019
    dead kids in homs, 2019, total
    What's the child death toll in Homs for 2019?
    In 2019 how many children's lives were lost in Homs?

How many airstrikes were there in Raqqa in August 2017?
    airstirkes raqqa aug 2017 - number
    Raqqa saw how many air strikes in August 2017?
    how many a/strikes raqqa aug 17
    how many airstrikes took place in Raqqa between August 1 and August 31, 2017?
    number of times planes bombed Raqqa in August 2017

How many civilians did Russia kill in Idlib in 2019?
    Russian-caused civilian deaths in Idlib, 2019
    what is number of the civilians killed from Russia in Idlib in 2019?
    How many Idlib civilians did the Russians kill in 2019?

How many civilians were killed in Syria between 1 March 2017 and 15 June 2017?
    civilians killed in Syria, 1 Mar-15 Jun 2017
    civilians killed in syria bw 1 march and 15 june 2017
    civilian deaths Syria 03/01/2017 to 06/15/2017
    civilian deaths in Syria from 1st of March until the 15th of June 2017

How many civilians were killed in Syria except Idlib in 2019?
    civ deaths syria minus idlib 2019
    Civilians killed in Syria in 2019 - leave out Idlib
    Not counting Idlib, how many civilians were killed in Syria in 2019?
    civilians killed in syria 2019 (w/o idlib)

How many incidents with at least 10 killed happened in Aleppo in 2016?
    incidents w/ 10+ killed, Aleppo, 2016: how many?
    In Aleppo in 2016 how many incidents had a death toll of ten or more?
    number of incidents in Aleppo in 2016 with no fewer than 10 deaths
    how many incidents with not less than 10 dead in aleppo 2016

Civilians killed in Idlib per month in 2019
    Idlib 2019: monthly breakdown of civilians killed
    civilians killed idlib 2019 /month
    can I get civilians killed in Idlib for each month in 2019?

Which province had the most civilians killed in 2016?
    Where did most civilians die in 2016, by province?
    the worst province for civilian deaths in 2016?
    which of the provinces had the highest civilian death toll in 2016

Were more civilians killed in Idlib than in Aleppo in 2019?
    Did Idlib lose more civilians than Aleppo in 2019?
    Civilian deaths 2019, Idlib against Aleppo
    idlib > aleppo in civilians killed in 2019?
    In 2019, which had more civilians killed: Idlib or Aleppo?

What share of those killed in Aleppo in 2016 were children?
    what % of ppl killed in aleppo in 2016 were kids
    Of the people killed in Aleppo in 2016, what share were children?
    Aleppo 2016, killed: children as a percentage?

How many people were killed on average per airstrike in Raqqa in 2017?
    avg deaths per airstrike, Raqqa, 2017
    How many deaths did the average airstrike in Raqqa in 2017 cause?
    Raqqa 2017: killed per airstrike on avg?

Was a hospital hit in Idlib in 2019?
    did they hit any hospital in idlib 2019

What were the five deadliest airstrikes in Syria in 2016?
    5 worst airstrikes syria 2016
    Name Syria's five deadliest airstrikes of 2016
    which air strikes were the five deadliest in Syria in 2016

What happened in Saraqib on 27 February 2020?
    Saraqib 27/2/20 what happened
    anything happen in saraqib on feb 27th, 2020?
    What went on in Saraqib on Thursday, February 27, 2020?

How many people were killed near Douma in 2018?
    killed nr Douma 2018
    deaths in and around Douma in 2018
    How many got killed in the Douma area in 2018?

How many civilians were killed by Russian jets in Idlib in 2019?
    civilians slain by Russian jets in Idlib in 2019

List the hospitals hit in Idlib in 2019
    Idlib hospitals hit in 2019?

Did any strike hit a hospital in Idlib in 2019?
    Was there any strike that hit a hospital in Idlib in 2019?
"""

SPOKEN = """
How many women were killed in Syria in 2017?
    Women's deaths in Syria, 2017?
    female fatalities syria 2017 total
    The number of women killed across Syria over the course of 2017, please
    how many woman was killed in syria in year 2017
    2017, Syria: women killed = ?

How many civilians were killed by the US-led coalition in Raqqa in 2017?
    US coalition killed how many civs in Raqqa in 2017
    civilians in raqqa killed by coalition airstrikes or anything else by the coalition, 2017
    How many civilians died at the hands of the coalition in Raqqa in 2017?

How many civilians have been killed in Syria since 2021?
    civilians killed in syria from 2021 till now
    How many civilians have died in Syria from 2021 onward?
    Syria: civilian deaths, 2021-present
    since 01/01/2021 how many civilians killed in syria
    number of civilians killed in Syria as from 2021

How many civilians were killed in Idlib or Aleppo in 2019?
    Idlib/Aleppo civilians killed 2019
    total civilians killed 2019 for Idlib and for Aleppo
    combined civilian deaths in Idlib and Aleppo provinces in 2019

How many shelling incidents were there in Idlib in 2019?
    shelling in idlib 2019 - how many incidents?
    how many artillery attacks hit Idlib in 2019
    count shelling events Idlib 2019
    Idlib got shelled how many times in 2019?

How many drone strikes were there in Syria in 2020?
    UAV strikes Syria 2020, total?
    How many attacks by drones occurred in Syria in 2020?
    2020 drone strikes in syria how much

How many casualties were there in Daraa in 2018?
    total casualties daraa 2018
    How many killed and injured in Daraa, in 2018?
    Casualty figures for Daraa for 2018
    how many people were killed or wounded in Daraa in 2018

How many people were killed in Afghanistan between 2010 and 2016?
    Afghanistan, 2010 through 2016: total fatalities
    people killed in afganistan from 2010 up to 2016
    How many lives were lost in Afghanistan from 2010 to the end of 2016?
    afghan deaths 2010–16

How many combatants were killed in Somalia in 2015?
    Somalia 2015 combatant deaths
    how many fighters were slain in Somalia during 2015
    How many Somalia fighters got killed in 2015?

How many people were killed in Iraq?
    total killed in Iraq
    iraq overall death toll
    What is the death toll in Iraq?
    All deaths in Iraq, how many in sum?

How many people were killed in the deadliest incident in Afghanistan?
    death toll of Afghanistan's deadliest incident
    How deadly was the deadliest incident in Afghanistan?
    How many died in the worst incident in Afghanistan?

average deaths per incident in Mexico
    What's the mean number of deaths per incident in Mexico?
    In Mexico, how many people die per incident on average?
    mexico deaths/incident average

What share of those killed in Somalia were civilians?
    how many % of the dead in somalia were civilians
    In Somalia, civilians make up what share of those killed?
    civilian share of deaths in Somalia
    Among the killed in Somalia, what percentage was civilian?

how many people were killed by boko haram in Nigeria
    boko haram nigeria deaths total
    Nigeria: people killed by Boko Haram?
    How many people has Boko Haram killed in Nigeria?
    deaths caused by Boko Haram in Nigeria

Which country had the most people killed between 1990 and 1999?
    country with highest death toll 1990-1999
    In which country did the most people die between 1990 and 1999?
    Where were most people killed from 1990 to 1999, by country?
    Between 1990 and 1999 what country recorded the most deaths?

the five latest incidents in Ukraine
    5 most recent incidents ukraine
    What are the last five incidents in Ukraine?
    Show me the latest 5 incidents in Ukraine, please.
    ukraine, newest five incidents

Deaths per year in Afghanistan
    Afghanistan: deaths year by year
    How many died each year in Afghanistan?
    Break down Afghan deaths by year

Was anyone killed in Ukraine in 2014?
    anybody die in ukraine in 2014?
    Did anyone lose their life in Ukraine in 2014?
    Were there fatalities in Ukraine in 2014?
    ukraine 2014 - any deaths?

Which side was blamed for the most incidents in Daraa in 2016?
    Who was blamed for the most incidents in Daraa in 2016?
    which party was behind most incidents in daraa in 2016
    Daraa 2016: who is blamed most often?

Were there more airstrikes in Syria in 2017 than in 2016?
    Syria airstrikes: 2017 more than 2016?
    Did 2017 see more airstrikes in Syria than 2016 did?
    airstrikes in Syria, 2017 against 2016

How many civilian casualties did the coalition cause in Raqqa in 2017?
    What is the civilian toll attributed to the international coalition in Raqqa for 2017?

How many casualties were there in the deadliest incident in Afghanistan?
    what was the toll of the deadliest incident in afghanistan

Did airstrikes in Syria increase between 2016 and 2017?
    Did the number of airstrikes in Syria go up from 2016 to 2017?
"""

HEADLINES = """
How many civilians were killed by Turkey in Aleppo in 2018?
    Turkey's civilian kills in Aleppo 2018
    How many civilians in Aleppo did Turkish forces kill during 2018?
    Civilian deaths, Aleppo, 2018, Turkey responsible

number of incidents blamed on Russia in Homs in 2016
    how many Homs incidents in 2016 are blamed on Russia?
    Russia-attributed incidents in Homs, 2016: count
    incidents in homs 2016 where russia gets the blame - how many
    In Homs in 2016 Russia was blamed for how many incidents?

How many incidents in Idlib in 2019 injured at least 5 people?
    Idlib 2019: incidents with 5 or more wounded, count please
    how many incidents left five or more people injured in Idlib in 2019
    number of incidents in idlib, 2019, in which at least five people were hurt

women killed by airstrikes in Aleppo in 2016
    how many women did airstrikes kill in Aleppo in 2016?
    Aleppo, 2016, airstrikes: women killed?
    women dead from air strikes in aleppo 2016

civilians killed by shelling in Hama in 2018
    How many civilians died due to shelling in Hama in 2018
    shelling deaths among civilians, Hama, 2018
    Hama: civilians killed by artillery in 2018

How many airstrikes were there in Syria but not in Idlib in 2018?
    Syria airstrikes 2018, Idlib not included: how many?
    how many airstrikes hit Syria, Idlib aside, in 2018
    2018: airstrikes in Syria without those in Idlib - total number

average number of civilians killed per day in Syria in August 2017
    On an average day in August 2017, how many civilians were killed in Syria?
    daily average of civilians killed, Syria, Aug 2017
    how many civilians a day were killed on average in syria in august 2017

What percentage of the people killed in Idlib in 2019 were women?
    women as a share of the killed, idlib 2019
    Idlib 2019: what fraction of the dead were women
    How many percent of those who died in Idlib in 2019 were women?

Did Israel carry out airstrikes in Homs in 2018?
    Any Israeli airstrikes in Homs in 2018?
    Israeli air raids on Homs, 2018 - were there any?
    did israel conduct air strikes in homs during 2018

Were any schools hit in Aleppo in 2016?
    Did a school get hit in Aleppo in 2016?
    any schools in Aleppo struck in 2016?
    have schools been hit in aleppo in 2016

civilians killed in Deir ez-Zor in autumn 2017
    How many civilians died in Deir Ezzor in the autumn of 2017?
    deir ez zor civilian deaths fall 2017
    Deir al-Zor, autumn 2017: civilians killed?

How many people were killed within 20 km of Saraqib in 2018?
    Killed in a 20 km radius of Saraqib in 2018
    how many died no more than 20 km from saraqib in 2018
    within 20 kilometres of Saraqib, how many people were killed in 2018?

airstrikes per day in Raqqa in June 2017
    daily airstrikes in Raqqa, June 2017
    Raqqa June 2017, airstrikes for each day
    How many airstrikes hit Raqqa on each day of June 2017?

Which year had the most civilians killed in Syria?
    deadliest year for civilians in Syria
    In which year did most civilians die in Syria?
    what year were the most civilians killed in syria

the three deadliest incidents in Idlib in 2019
    Idlib's 3 deadliest incidents, 2019
    top 3 incidents by death toll in Idlib in 2019
    Which three incidents were the deadliest in Idlib in 2019?

Which airstrikes in Homs in March 2018 killed at least 3 people?
    airstrikes homs march 2018 with at least 3 killed, list them
    List Homs airstrikes from March 2018 that killed three or more people
    which air strikes in homs in mar 2018 left 3 or more dead

How many people were killed in Nepal before 2005?
    nepal deaths pre-2005
    killed in nepal prior to the year 2005

Were more people killed in Syria than in Afghanistan in 2015?
    2015: did Syria have more deaths than Afghanistan?
    syria or afghanistan, where did more people die in 2015
    Did Syria's death toll exceed Afghanistan's in 2015?
    Who had more deaths in 2015, Syria or Afghanistan?

which towns in Idlib were hit in July 2019?
    towns hit in Idlib, July 2019
    In Idlib, what towns got hit during July 2019?
    list of towns struck in idlib in july 2019
    name every town in idlib that was hit in july 2019

How many people were killed in Nepal up to 2005?
    Up until 2005, how many people were killed in Nepal?
"""

REPORTERS = """
How many civilians were killed in Homs in June 2015?
    homs june 15 2015? no sorry, all of june 2015: civilians killed?
    Homs civilian dead 6/2015
    What was the civilian death toll in the Homs governorate in June 2015?
    How many noncombatants lost their lives in Homs in June, 2015?
    In the month of June 2015, how many civilians in Homs were killed?

How many people were injured in Hama in 2017?
    Hama 2017: injured?
    How high was the number of wounded in Hama in 2017?
    tell me the number of people injured in Hama throughout 2017
    injuries reported in Hama during the year 2017

How many airstrikes were there in Aleppo in December 2016?
    Dec 2016 airstrikes Aleppo - total count?
    How many air strikes did Aleppo suffer in Dec. 2016?
    number of aerial attacks on Aleppo in December 2016
    how many airstrikes happend in alepo in decmber 2016

How many civilians were killed by Turkey in Aleppo in 2019?
    Civilians killed by the Turkish army in Aleppo, 2019
    how many civilians has Turkey killed in Aleppo in 2019
    In Aleppo, Turkey killed how many civilians in 2019?

Which province had the most airstrikes in 2018?
    Which province was bombed from the air most often in 2018?
    which province recorded most airstrikes 2018
    the province that had the most airstrikes in 2018?
    In 2018, airstrikes were most frequent in which province?

Were more people killed in Hama than in Homs in 2016?
    Was the death toll in Hama higher than in Homs in 2016?
    did hama have more people killed than homs in 2016
    Hama or Homs - which had more deaths in 2016?
    2016 deaths: Hama vs. Homs

List the ten deadliest incidents in Syria in 2017
    top ten deadliest incidents, Syria, 2017
    Can you list the ten deadliest incidents that happened in Syria in 2017?
    What were Syria's 10 worst incidents of 2017?

Civilians killed in Raqqa by month in 2017
    Raqqa 2017, civilians killed, month by month please
    for each month in 2017, civilians killed in Raqqa
    month-by-month civilian deaths in Raqqa, 2017

What share of those killed in Idlib in 2019 were women?
    What portion of the people killed in Idlib in 2019 were women?
    Women accounted for what percentage of deaths in Idlib in 2019?
    idlib 2019 share of women in deaths

How many people were killed on average per incident in Homs in 2016?
    avg number killed per incident homs 2016
    What's the average number of deaths per incident for Homs in 2016?
    In Homs, an incident killed how many people on average in 2016?

Are airstrikes in Hama falling in 2018?
    Are there fewer and fewer airstrikes in Hama in 2018?
    hama airstrikes trend 2018
    Is Hama seeing a decline in airstrikes in 2018?

Was anyone injured in Hama in June 2018?
    any wounded in hama june 2018?
    has anyone been hurt in Hama in June 2018
    Were there injuries in Hama in June 2018?

How many people were killed in Iraq between 2014 and 2017?
    Iraq deaths 2014-17
    people killed in Iraq (2014 to 2017)
    How many Iraqis were killed from 2014 to 2017?

How many civilians were killed in Idlib since March 2019?
    Idlib, civilians killed, since 03/2019
    How many civilians were killed in Idlib from March 2019 to now?
    civilians killed in idlib starting march 2019

How many civilians were killed in Syria except Aleppo in 2016?
    Syria 2016 civilians killed, Aleppo not counted
    civilians killed anywhere in Syria but Aleppo in 2016
    excluding Aleppo, civilians killed in Syria in 2016

How many incidents with at least 5 killed happened in Homs in 2016?
    How many Homs incidents in 2016 had five or more fatalities?
    incidents in Homs, 2016, >=5 killed, how many
    count of incidents with min. 5 dead in homs in 2016

Did Israel bomb Homs in 2018?
    Was Homs bombed by Israel in 2018?
    Were there any bombings by Israel in Homs in 2018?

Was a school hit in Idlib in 2019?
    Idlib 2019: did any school get hit?
    Have any schools in Idlib been hit in 2019?

Which was the latest incident in Daraa?
    What's the latest incident in Daraa?
    daraa - most recent incident?
    Which incident in Daraa was the last one?

Which month had the fewest civilians killed in Raqqa in 2017?
    In Raqqa in 2017, which month saw the fewest civilian deaths?
    month w/ lowest number of civilians killed, raqqa 2017
    What was the least deadly month for civilians in Raqqa in 2017?

How many women and children were killed in Idlib in 2019?
    women + children killed idlib 2019
    Idlib 2019: how many children and women died?
    How many of the dead in Idlib in 2019 were women or children?

How many civilians were killed in Turkish attacks in Aleppo in 2019?
    Turkish attacks in Aleppo 2019 - how many civilians killed?

List the Israeli bombings in Homs in 2018
    israel bombing homs 2018?

Did an attack hit a school in Idlib in 2019?
    was there an attack that struck a school in idlib in 2019? just asking about hits on schools
"""

DESKS = """
How many children were killed in Homs in 2019?
    homs 2019 child fatalities
    how many kids got killed in Homs back in 2019?
    Number of children among the dead in Homs, 2019?
    Children killed, Homs, all of 2019

How many civilians were killed by airstrikes in Hama in 2015?
    hama 2015 - civs killed in airstrikes
    How many civilians did airstrikes kill in Hama in 2015?
    Air strikes on Hama in 2015 killed how many civilians?
    civilians who died from airstrikes in Hama during 2015, how many?

How many shelling incidents were there in Idlib in 2019?
    how many shellings in idlib in 2019?
    number of times Idlib was shelled during 2019
    Idlib, 2019: shelling incidents, total number?

How many casualties were there in Daraa in 2018?
    Daraa 2018 casualty count
    Killed plus wounded in Daraa in 2018?
    what were the total casualties for daraa in 2018?

How many people were killed in Afghanistan between 2010 and 2016?
    Afghan death toll, 2010 to 2016
    in afghanistan how many people died between 2010-2016
    How many have died in Afghanistan over the years 2010 to 2016?
    total killed in Afghanistan from 2010 thru 2016

Deaths per year in Afghanistan
    Afghanistan deaths /year
    How many people died in Afghanistan every year?
    year-by-year deaths in Afghanistan
    annual death toll in Afghanistan

Was anyone killed in Idlib in January 2019?
    Idlib Jan 2019 - anybody killed?
    Did people die in Idlib in January 2019?
    Is it known whether anyone was killed in Idlib in January 2019?

Were there any drone strikes in Hama in 2021?
    Did drones strike Hama in 2021?
    hama 2021 any drone strikes
    Have there been drone strikes in Hama in 2021?

What were the five deadliest airstrikes in Syria in 2016?
    Syria's five worst airstrikes in 2016?
    the five airstrikes that killed the most people in Syria in 2016
    Give me the five deadliest airstrikes of 2016 in Syria

Which towns were hit in Daraa in July 2018?
    daraa july 2018 which towns were hit
    What towns in Daraa were struck in July 2018?
    In Daraa, which towns came under attack in July 2018?

How many airstrikes were there per month on average in Aleppo in 2016?
    Aleppo 2016: airstrikes per month, average
    On average how many airstrikes did Aleppo see each month in 2016?
    monthly average of airstrikes in Aleppo in 2016

Which town in Idlib had the most airstrikes in 2019?
    Idlib town with most airstrikes in 2019
    Which town in Idlib was hit hardest by airstrikes in 2019?
    what idlib town got the most airstrikes 2019

How many people were killed in the deadliest airstrike in Aleppo in 2016?
    death toll of the deadliest airstrike in Aleppo in 2016
    In Aleppo's deadliest airstrike of 2016, how many people died?
    How many did the deadliest airstrike in Aleppo kill in 2016?

How many civilians were killed in Hama in the first half of 2018?
    Hama: civilian deaths in H1 2018
    civilians killed in Hama from Jan to June 2018
    During the first six months of 2018, how many civilians were killed in Hama?

What proportion of incidents in Syria in 2017 were airstrikes?
    Syria 2017: airstrikes as a share of all incidents
    How big a share of incidents in Syria in 2017 were airstrikes?
    What % of incidents in Syria in 2017 were air strikes?

How many incidents were blamed on Turkey in Aleppo in 2018?
    incidents attributed to Turkey, Aleppo, 2018 - number?
    How many 2018 incidents in Aleppo were blamed on the Turks?
    turkey blamed incidents aleppo 2018 count

Compare airstrikes and shelling in Daraa in 2017
    Daraa 2017: airstrikes vs shelling
    Were there more airstrikes than shelling incidents in Daraa in 2017?
    airstrikes or shelling, which were more common in Daraa in 2017?

How many drone strikes were there in Syria in 2020?
    syria drone strikes in 2020, how many were there
    How many drone strikes hit Syria in 2020?
    total drone strikes, Syria, 2020

How many civilians were killed in Idlib or Aleppo in 2019?
    civilians killed in either Idlib or Aleppo in 2019
    Idlib and Aleppo, 2019: total civilians killed
    how many civilians died in idlib & aleppo in 2019
"""

WIRES = """
How many civilians were killed in Idlib in March 2018?
    What number of Idlib civilians died in March 2018?
    idlib march 2018 civilian death count
    For Idlib in March 2018: number of civilians killed
    Can you find out how many civilians were killed in Idlib in March 2018?

How many women were killed in Syria in 2017?
    Syria 2017 women killed total
    How many Syrian women were killed in 2017?
    In Syria, how many women died during 2017?

How many civilians were killed by the US-led coalition in Raqqa in 2017?
    Civilians killed by coalition forces in Raqqa in 2017
    How many civilian deaths in Raqqa in 2017 are blamed on the coalition?
    raqqa 2017 - civilians the coalition killed?

How many airstrikes were there in Syria but not in Idlib in 2018?
    How many airstrikes outside Idlib were there in Syria in 2018?
    2018 airstrikes in Syria, apart from Idlib, how many?

How many incidents in Idlib in 2019 injured at least 5 people?
    In Idlib in 2019, how many incidents left at least 5 injured?
    how many incidents in Idlib in 2019 wounded five people or more

average number of civilians killed per day in Syria in August 2017
    How many civilians were killed per day in Syria in August 2017, on average?
    Aug 2017 Syria, civilians killed per day, average
    civilian deaths a day on average, syria, august 2017

What percentage of the people killed in Idlib in 2019 were women?
    What share of Idlib's dead in 2019 were women?
    percent of women among people killed, Idlib 2019
    women: what percentage of those killed in idlib in 2019?

Which was the deadliest month in Aleppo in 2016?
    What was Aleppo's deadliest month in 2016?
    In which month of 2016 did the most people die in Aleppo?
    Aleppo's worst month in 2016

On which day were the most civilians killed in Raqqa in 2017?
    Which day of 2017 was the deadliest for civilians in Raqqa?
    raqqa 2017: day with the most civilians killed
    What day saw the most civilian deaths in Raqqa in 2017?

Did Israel carry out airstrikes in Homs in 2018?
    Has Israel carried out air strikes in Homs in 2018?
    Were there airstrikes by Israel in Homs in 2018?
    Homs 2018 - did Israel conduct airstrikes?

civilians killed in Deir ez-Zor in autumn 2017
    How many civilians were killed in Deir ez-Zor in fall 2017?
    autumn 2017, deir ezzor, civilians killed
    civilian death toll for Deir Ez-Zor, autumn of 2017

How many people were killed in Nepal before 2005?
    Nepal, deaths before 2005
    How many people had been killed in Nepal before 2005?
    nepal killed pre 2005

How many combatants were killed in Somalia in 2015?
    fighters killed in Somalia, 2015, total
    What was the number of combatants killed in Somalia in 2015?
    2015 somalia combatants killed

the five latest incidents in Ukraine
    What are the five latest incidents in Ukraine?
    latest 5 incidents, Ukraine
    show the five most recent incidents in ukraine

Which country had the most people killed between 1990 and 1999?
    Between 1990 and 1999, which country had the highest number of people killed?
    which country saw the most deaths from 1990 to 1999?
    country with most deaths 1990 - 1999

How many people were killed by Boko Haram in Nigeria?
    How many people did Boko Haram kill in Nigeria?
    Nigeria death toll Boko Haram attacks? I mean people killed by Boko Haram
    boko haram: people killed in nigeria

Civilians killed in Syria by province in 2017
    Syria 2017: civilian deaths for each province
    Which provinces of Syria had how many civilians killed in 2017, by province?
    civilians killed by governorate, Syria, 2017

How many people were killed within 20 km of Saraqib in 2018?
    people killed less than 20 km from Saraqib in 2018
    Saraqib +/- 20 km, 2018: killed?
    how many were killed in 2018 within a 20 km radius of Saraqib

Were more civilians killed by Russia or by the coalition in Raqqa in 2017?
    Raqqa 2017: who killed more civilians, Russia or the coalition?
    Did Russia kill more civilians than the coalition in Raqqa in 2017?
    civilians killed in Raqqa in 2017: Russia vs the coalition

List the airstrikes in Syria except Idlib in 2018
    Syria minus Idlib: airstrikes in 2018?

Which incidents in Idlib in 2019 left at least 5 injured?
    Idlib 2019 incidents with 5+ injured?
"""

PLAIN = """
How many people were injured in Aleppo in 2016?
    injured in aleppo 2016?
    how many pepole were injured in Alepo in 2016
    in aleppo in 2016 how many were injured
    Hello, how many people were injured in Aleppo in 2016? Thank you

How many civilians did Russia kill in Idlib in 2019?
    russia killed how many civilians in idlib in 2019
    idlib 2019 civilians killed by russia
    how many civillians did rusia kill in idlib in 2019?

How many civilians were killed in Syria between 1 March 2017 and 15 June 2017?
    syria civilians killed 1 march to 15 june 2017
    between 1 march 2017 and 15 june 2017 how many civilians were killed in syria
    how many civilians were kiled in Syria from 1 March 2017 till 15 June 2017

How many airstrikes were there in Raqqa in August 2017?
    raqqa airstrikes august 2017 number
    in august 2017 how many airstrikes were there in raqqa
    how many airstikes were their in Raqqa in Agust 2017
    August 2017, Raqqa: how many airstrikes?

How many incidents with at least 10 killed happened in Aleppo in 2016?
    aleppo 2016 how many incidents with at least 10 killed
    in aleppo in 2016, how many incidents killed at least ten?
    incidents with at least 10 deaths in aleppo 2016 how many

How many airstrikes killed children in Idlib in 2019?
    idlib 2019 how many airstrikes killed children
    in 2019 in Idlib how many air strikes killed children
    how many airstrikes in Idlib killed childern in 2019

Airstrikes per month in Homs in 2016
    homs airstrikes per month 2016
    2016 airstrikes in homs per month
    per month in 2016, how many airstrikes were there in Homs?

Which province had the most civilians killed in 2016?
    most civilians killed 2016 which province
    in 2016 which province had the most civilians killed
    wich province had most civilians killed in 2016?

Were more civilians killed in Hama than in Homs in 2016?
    more civilians killed in hama than homs 2016?
    in 2016 were more civilians killed in hama than in homs
    hama or homs, more civilians killed in 2016?

What share of those killed in Raqqa in 2017 were children?
    raqqa 2017 share of children killed
    in 2017 what share of those killed in raqqa were children
    what share of the killed in Raqqa in 2017 where children?

Was a hospital hit in Idlib in 2019?
    in 2019 was a hospital hit in idlib
    was any hospital hit in Idlib in 2019
    was a hosptial hit in idlib in 2019?

What were the five deadliest airstrikes in Syria in 2016?
    syria 2016 five deadliest airstrikes
    in 2016 what were the five deadliest airstrikes in syria
    what were the 5 deadlyest airstrikes in Syria in 2016

What happened in Saraqib on 27 February 2020?
    saraqib 27 feb 2020 what happened
    on 27 february 2020 what happened in saraqib
    what hapened in Saraqib on 27 Febuary 2020?

How many people were killed near Douma in 2018?
    douma 2018 killed near
    in 2018 how many people were killed near douma
    how many people where killed near Douma in 2018

Was anyone killed in Ukraine in 2014?
    ukraine 2014 anyone killed?
    in 2014 was anyone killed in ukraine
    was any one killed in Ukraine in 2014?

average deaths per incident in Mexico
    mexico average deaths per incident
    in mexico, average number of deaths per incident
    avarage deaths per incident in Mexico?

How many people were killed in Nepal before 2005?
    nepal people killed before 2005
    before 2005 how many people were killed in nepal
    how many peple were killed in Nepal befor 2005

combatants killed in Pakistan
    pakistan combatants killed
    how many combatants were killed in Pakistan?
    in pakistan how many combatants were killed

Which month had the most airstrikes in Idlib in 2019?
    idlib 2019 month with most airstrikes
    in 2019 which month had the most airstrikes in idlib
    which month had the most air strikes in Idlib in 2019

How many civilians were killed in Syria outside Raqqa and Aleppo in 2017?
    civilians killed in syria outside raqqa and aleppo 2017
    in 2017 how many civilians were killed in syria outside raqqa and aleppo
    how many civilians were killed in Syria outside of Raqqa and Aleppo in 2017
"""
