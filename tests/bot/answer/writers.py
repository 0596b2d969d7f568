"""Wordings by two writers who had read neither the reader of questions nor any table of wordings before.

One writes like a tired British desk editor, one like a hurried American freelance or a reporter who learned English
late. docs/quality.md has how many were read right before any of them had been looked at. Two that name the sides of a
comparison the other way round are left out: they are other plans, with the same figures.
"""

from __future__ import annotations

EDITOR = """
How many civilians were killed by Turkey in Aleppo in 2018?
    how many civillians were kiled by turkey in aleppo in 2018
    civilians killed by turkey, aleppo, 2018 total
    Evening all, in Aleppo during 2018 what's the number of civilians Turkey killed?

How many civilians were killed by the YPG in Aleppo in 2017?
    how many civilans did the ypg kill in aleppo in 2017
    ypg aleppo 2017 civilians killed
    Hello again. In 2017, how many civilians died at the hands of the YPG in Aleppo?

How many people did Israel kill in Syria in 2018?
    how many poeple did israel kill in syria in 2018?
    people killed by israel syria 2018
    Quick one: what's the number of people killed in Syria by Israel during 2018?

How many incidents in Homs in 2016 were blamed on Russia?
    how many incidnets in homs in 2016 were blamed on russia
    homs 2016, incidents blamed on russia, how many
    Can you give me the number of incidents Russia got the blame for in Homs in 2016 please

How many incidents with more than 20 dead were there in Syria in 2017?
    how many incidents with more then 20 dead were there in syria in 2017
    syria 2017 incidents over 20 killed, number?
    Over the course of 2017 in Syria, how many separate incidents left more than twenty people dead?

How many incidents in Idlib in 2019 injured at least 5 people?
    how many incidents in idlib in 2019 injurd at least 5 ppl
    idlib 2019 incidents 5 or more injured how many
    Hi, number of incidents from Idlib in 2019 where five people or more were hurt? Ta

How many airstrikes killed children in Idlib in 2019?
    how many airstikes killed childern in idlib in 2019
    number airstrikes that killed children idlib 2019
    In how many of the Idlib air strikes in 2019 were kids killed?

How many women were killed by airstrikes in Aleppo in 2016?
    how many woman were killed by airstirkes in aleppo in 2016
    women killed airstrikes aleppo 2016 how many
    Morning! Airstrikes on Aleppo in 2016 - how many women did they kill? Cheers

How many drone strikes were there in Syria in 2020?
    how many drone strkes were there in syria in 2020
    drone strikes syria 2020 total number
    Sorry to bother you, what was the tally of drone strikes in Syria for 2020?

How many civilians were killed by shelling in Hama in 2018?
    how many civilains were killed by sheling in hama in 2018
    hama shelling civilians killed 2018
    During 2018, what number of civilians did shelling kill in Hama?

How many airstrikes were there in Syria but not in Idlib in 2018?
    how many airstrkes were there in syria but not in idlib in 2018
    airstrikes syria excluding idlib 2018, number
    Leaving out Idlib, how many air strikes did Syria see in 2018?

How many civilians were killed in Syria outside Raqqa and Aleppo in 2017?
    how many civillians killed in syria outside raqqa and aleppo in 2017
    civilians killed syria 2017 except raqqa and aleppo
    Not counting Raqqa and Aleppo, what number of civilians were killed in Syria in 2017?

How many people were killed on average per airstrike in Raqqa in 2017?
    how many people were kiled on avarage per airstrike in raqqa in 2017
    average killed per airstrike raqqa 2017
    What was the average death toll of an air strike in Raqqa in 2017, please?

How many airstrikes were there per month on average in Aleppo in 2016?
    how many airstrikes were ther per month on averge in aleppo in 2016
    aleppo 2016 average airstrikes a month
    Hiya, on average how many air strikes did Aleppo get each month in 2016?

What share of those killed in Aleppo in 2016 were children?
    what share of those killed in allepo in 2016 were childen
    children as % of killed, aleppo 2016
    Of everyone killed in Aleppo in 2016, what percentage were kids?

What percentage of the people killed in Idlib in 2019 were women?
    what precentage of the people killed in idlib in 2019 were women
    women as % of people killed idlib 2019
    Out of all the people killed in Idlib during 2019, what proportion were women? Thank you

What proportion of incidents in Syria in 2018 were airstrikes?
    what propotion of incidents in syria in 2018 were airstrikes
    airstrikes as share of all incidents syria 2018
    Hello, of all the incidents in Syria in 2018 what per cent were air strikes?

Was anyone killed in Idlib in January 2019?
    was anyone kiled in idlib in janury 2019
    anyone killed idlib jan 2019?
    Did anybody get killed in Idlib during January 2019, do you know?

Were there any drone strikes in Hama in 2021?
    were there any drone stirkes in hama in 2021
    any drone strikes hama 2021
    Hi mate, did Hama see any drone strikes at all in 2021?

Did Israel carry out airstrikes in Homs in 2018?
    did isreal carry out airstrikes in homs in 2018
    israeli airstrikes homs 2018 yes or no
    In 2018, were any air strikes on Homs carried out by Israel?

Was a hospital hit in Idlib in 2019?
    was a hosptial hit in idlib in 2019
    any hospital hit idlib 2019?
    Need to check something before we file, did any hospital in Idlib get hit during 2019?

Were any schools hit in Aleppo in 2016?
    were any shcools hit in aleppo in 2016
    schools hit aleppo 2016 - any?
    In 2016 did any school get hit in Aleppo?

Were more civilians killed in Hama than in Homs in 2016?
    were more civilians killed in hama then in homs in 2016
    civilians killed 2016: more in hama than homs?
    Did Hama have more civilians killed than Homs did in 2016? Thanks in advance

Were there more airstrikes in Syria in 2017 than in 2016?
    were ther more airstrikes in syria in 2017 than 2016
    syria airstrikes, more in 2017 than 2016?
    Did the number of air strikes in Syria go up from 2016 to 2017?

Compare civilians killed in Idlib and Aleppo in 2019
    compare civillians killed in idlib and alepo in 2019
    civilians killed 2019 idlib vs aleppo
    Evening, for 2019 how does the number of civilians killed in Idlib compare with Aleppo?

How many civilians were killed in Hama in the first half of 2018?
    how many civilians were killd in hama in the frist half of 2018
    hama civilians killed first half 2018
    From January through June 2018, how many civilians were killed in Hama?

How many people were killed within 20 km of Saraqib in 2018?
    how many ppl were killed within 20km of saraqib in 2018
    people killed 2018 within 20 km saraqib
    In 2018, what was the number of people killed inside a 20 kilometre radius of Saraqib?

How many incidents were there near Palmyra in 2017?
    how many incidents were there near palmyra in 2017 pls
    incidents near palmyra 2017 number
    Hi there, what's the count of incidents around Palmyra in 2017?

How many civilians were killed in Idlib per month in 2019?
    how many civilians were kiled in idlib per month in 2019
    idlib 2019 civilians killed by month
    Can I get a month by month breakdown of civilians killed in Idlib for 2019?

How many civilians were killed in Syria by province in 2017?
    how many civilians were killed in syria by provnice in 2017
    civilians killed 2017 syria per province
    Break down the civilians killed in Syria in 2017 province by province, would you?

Which was the deadliest month in Aleppo in 2016?
    which was the deadlest month in aleppo in 2016
    deadliest month aleppo 2016
    In what month of 2016 were the most people killed in Aleppo?

Which towns in Idlib had the most airstrikes in 2019?
    which towns in idlib had the most airstirkes in 2019
    idlib towns most airstrikes 2019
    Hello, what towns in Idlib were hit by air strikes most often in 2019?

Which side was blamed for the most incidents in Daraa in 2016?
    which side was blaimed for the most incidents in daraa in 2016
    daraa 2016 side blamed for most incidents
    Who got the blame for more incidents than anyone else in Daraa in 2016?

Are airstrikes in Idlib rising in 2019?
    are airstrikes in idlib riseing in 2019
    idlib airstrikes 2019 trend, rising?
    Did air strikes in Idlib go up over the course of 2019?

What were the five deadliest airstrikes in Syria in 2016?
    what were the five deadleist airstrikes in syria in 2016
    top 5 deadliest airstrikes syria 2016
    Morning, can you pull the five air strikes that killed the most people in Syria in 2016?

What was the latest incident in Daraa?
    what was the lastest incident in daraa
    latest incident daraa
    Hi, what's the most recent incident you've got for Daraa?

List the shelling incidents in Hama in May 2019
    list the sheling incidents in hama in may 2019
    hama shelling incidents may 2019 list
    Could you show me every shelling incident from May 2019 in Hama please

Which airstrikes in Homs in March 2018 killed at least 3 people?
    which airstrikes in homs in march 2018 kiled at least 3 people
    homs airstrikes march 2018, 3 or more killed, list
    Back in March 2018, which of the air strikes on Homs left three or more people dead?

How many medics were killed in Idlib between 1 January and 3 March 2020?
    how many medics were kiled in idlib between 1 jan and 3 march 2020
    medics killed idlib 1 jan 2020 to 3 mar 2020
    Sorry, one more: from 1 January 2020 to 3 March 2020, what number of medics were killed in Idlib?

How many incidents have there been in Colombia since 2000?
    how many incidents have there been in columbia the country since 2000
    colombia incidents since 2000 total
    Good evening, from 2000 onwards how many incidents has Colombia had?
"""

FREELANCE = """
Compare 2015, 2016 and 2017: civilians killed in Aleppo
    civilians killed in aleppo 2015 vs 2016 vs 2017
    need compare of civillians killed in Aleppo for the years 2015, 2016 and 2017 pls
    Aleppo, civilian killed, comparison 2015 / 2016 / 2017

According to Airwars, how many civilians were killed in Homs in 2016?
    how many civs killed in homs in 2016 acording to airwars
    Homs 2016 civilians killed, per Airwars?
    In Homs in 2016 Airwars says how many civilians was killed?

Who was blamed for the most civilian deaths in Idlib in 2019?
    idlib 2019 - who got blamed for most civilian deaths
    Which party is blamed for the biggest number of civilian deaths in Idlib in the year 2019 ?
    most civlian deaths in Idlib 2019, who's blamed??

top five provinces by civilian deaths in 2018
    5 provinces w/ most civilian deaths in 2018
    In 2018 which were the five provinces with the most of civilian deaths
    top 5 provinces 2018 civillian deaths

airstrikes per week in Raqqa in June 2017
    raqqa june 2017 weekly airstrikes
    How much airstrikes each week in Raqqa, in june 2017?
    airstirkes by week, june 2017, Raqqa

How many people were killed in Russia?
    ppl killed in russia how many
    In Russia how many persons have been killed ?
    russia total killed?

Did Mexico have more incidents than Brazil between 2010 and 2020?
    btw 2010 and 2020 did mexico have more incidents than brazil
    Is it that Mexico had more incidents than Brazil from 2010 to 2020?
    more incidents in Mexico or not than in Brazil, 2010-2020?

How many incidents were there in DR Congo after 2005?
    DR Congo incidents after 2005 how many
    after 2005, whats the number of incidents in dr congo
    how many incidens there was in DR Congo after 2005 please

What was the highest death toll of a single incident in India?
    india: highest death toll in one single incident?
    whats the most ppl killed in a single incident in India
    The biggest death toll of one incident in India, it was how much?

In which country were the fewest people killed in 2015, Syria or Afghanistan?
    syria or afghanistan - which had fewest ppl killed in 2015
    2015: where less people were killed, Syria or Afghanistan?
    Which country, Syria or Afganistan, had the fewest killed in 2015

deaths in Sri Lanka in the 1990s
    sri lanka deaths 1990s
    how many died in Sri Lanka during the 90s
    number of the deaths between 1990 and 1999 in Sri Lanka

How many people were killed by the Syrian government in Syria in 2013?
    syria 2013 ppl killed by syrian govt, how many
    The Syrian government killed how many persons in Syria in 2013?
    in 2013 how many people did the syrian goverment kill in syria

average deaths per year in Colombia between 2000 and 2009
    colombia 2000-2009 avg deaths per year
    In Colombia, from 2000 to 2009, how many deaths per year in average?
    avg yearly deaths colombia btwn 2000 and 2009

How many civilians died in Iraq in 2007?
    iraq 2007 civilians dead how many
    how many civillians died in 2007 in irak
    In 2007 in Iraq, what is the number of civilians who died?

civilians killed in Syria two weeks ago
    how many civilians killed 2 weeks ago in syria
    two weeks ago, Syria: civilians killed?
    the number of civilians who was killed in Syria 2 wks ago

How many civilians were killed in Syria since Monday?
    since monday how many civs killed in syria
    syria civilians killed since mon
    How many civilian are killed in Syria since monday ?

How many civilians have died in Syria in the last 30 days?
    syria last 30 days civilian deaths how many
    in the past 30 days how many civilians died in Syria
    These last thirty days, how much civilians have died in Syria?

How many drone strikes in Raqqa province from 2021 on?
    raqqa province drone strikes since 2021, how many
    from 2021 onwards how many drone stirkes in Raqqa province
    number of the drone strikes in the province of Raqqa starting 2021

How many confirmed incidents were there in Raqqa in 2017?
    raqqa 2017 confirmed incidents, number?
    how many incidents in Raqqa in 2017 are confirmed
    In 2017 there was how many confirmed incidents in Raqqa

civilians killed in Idlib in 2019 excluding airstrikes
    idlib 2019 civilians killed, not counting airstrikes
    Without the airstrikes, how many civilians were killed in Idlib in 2019
    civs killed idlib 2019 excl airstrikes

How many women and children were killed in Idlib in 2019?
    idlib 2019 women and kids killed, how many
    In 2019 in Idlib how many women & children were killed?
    number of women and childs killed in Idlib in 2019

How many incidents in Hama in 2018 killed exactly two people?
    hama 2018 incidents w exactly 2 killed, how many
    How many incident in 2018 in Hama where exactly two persons were killed?
    exactly 2 ppl killed: how many such incidents in Hama 2018

How many incidents in Syria in 2017 killed between 10 and 20 people?
    syria 2017, number of incidents with 10 to 20 killed
    in 2017 how many incidents killed btwn 10 and 20 ppl in syria
    How many incidents where between 10 and 20 persons got killed, Syria, 2017

Were there any airstrikes in Latakia in 2016?
    any airstrikes in latakia 2016?
    In 2016 is there was any airstrike in Latakia?
    latakia, 2016 - were there airstrkes at all

Were more civilians killed by Russia or by the coalition in Raqqa in 2017?
    raqqa 2017 who killed more civilians, russia or the coalition
    russia vs coalition: who killed more civillians in Raqqa in 2017

What percentage of incidents in Idlib in 2019 were blamed on Russia?
    idlib 2019: what % of incidents blamed on russia
    Russia was blamed for what percent of the incidents in Idlib in 2019
    percentage of incidents wich are blamed on Russia, Idlib 2019

What share of civilian deaths in Syria in 2017 happened in Raqqa?
    raqqa share of all civilian deaths in syria 2017?
    of the civilian deaths in Syria in 2017 what share was in Raqqa
    In 2017, which part of Syria's civilian deaths happend in Raqqa, in percent?

casualties in Daraa in 2018
    daraa 2018 casualties
    how many casualities in Daraa in 2018
    2018, casualties, Daraa - number pls

the five latest incidents in Ukraine
    ukraine 5 latest incidents
    give me the last five incidents in Ukraine, most recent ones
    show 5 most recent incidnets ukraine

Which country had the most people killed between 1990 and 1999?
    most ppl killed 1990-1999, which country
    Between 1990 and 1999 in which country the most people were killed?
    from 1990 to 1999 what country had most killed

deaths per year in Afghanistan
    afghanistan deaths by year
    how many deaths each year in afganistan
    Afghanistan, yearly deaths

how many people were killed by boko haram in Nigeria
    nigeria ppl killed by boko haram how many
    Boko Haram has killed how many persons in Nigeria?
    number of people boko harm killed in nigeria

What share of those killed in Somalia were civilians?
    somalia: what share of the killed were civilians
    Among the people killed in Somalia, how many percent were civilians?
    civilian share of ppl killed in somalia

List the shelling incidents in Hama in May 2019
    hama may 2019 list shelling incidents
    can u list shelling incidents for may 2019 in Hama
    I want the list of the incidents of shelling in Hama, may 2019

latest incident in Daraa
    daraa latest incident?
    what is the last incident in Daraa, the most recent
    most recent incident daraa

What were the five deadliest airstrikes in Syria in 2016?
    5 deadliest airstrikes syria 2016
    In 2016 which airstrikes was the five most deadly in Syria
    syria 2016 top 5 deadliest airstirkes

Are airstrikes in Idlib rising in 2019?
    idlib 2019 are airstrikes going up?
    airstrikes in Idlib, in 2019 do they increase?
    are airstikes rising in 2019 in idlib

On which day were the most civilians killed in Raqqa in 2017?
    raqqa 2017 which day had most civilians killed
    In 2017, what day the most of civilians were killed in Raqqa?
    day w/ the most civillians killed, Raqqa, 2017

How many people were killed within 20 km of Saraqib in 2018?
    2018 ppl killed within 20km of saraqib how many
    In a radius of 20 km around Saraqib, how many persons were killed in 2018?
    saraqib + 20 km around, killed in 2018, how many

Did more children or more women die in Syria in 2017?
    syria 2017 who died more, children or women
    more kids or more women dead in syria in 2017?
"""
