"""One question in many wordings: each must be read as the same plan as the first line of its block.

Typos, telegram style, no capitals, other word order, a greeting around, several sentences. Each table was written
after the misses of the one before had been mended, and read before its own were: docs/quality.md has those figures.
"""

from __future__ import annotations

MENDED = """
How many civilians were killed in Idlib in March 2018?
    civilians killed idlib march 2018
    In March 2018, how many civilians lost their lives in Idlib?
    hi! quick question: how many civillians were kiled in idlib in march 2018? thanks
    Idlib, March 2018. What was the number of civilians killed?
    civilian deaths in idlib 03/2018
    civilian death toll for Idlib province, March of 2018
    pls give me number of civilian dead, idlib, march 2018

How many people were injured in Aleppo in 2016?
    injured aleppo 2016
    aleppo 2016 how many wounded
    Good morning, could you tell me how many people got hurt in Aleppo during 2016?
    What is the number of injured people in Aleppo for the year 2016?
    how many poeple were injurred in allepo in 2016

How many children were killed in Homs in 2019?
    kids killed homs 2019
    children dead in homs in 2019?
    In 2019, how many minors died in Homs?
    I am writing about Homs. How many children were killed there in 2019?
    number of chidlren killed in homs 2019

How many women were killed in Syria in 2017?
    women killed syria 2017
    syria, 2017: number of women dead
    I'd like to know how many women died in Syria in 2017
    During 2017 what was the number of women who were killed in Syria?

How many civilians did Russia kill in Idlib in 2019?
    civilians killed by russia idlib 2019
    How many civilians were killed by Russian forces in Idlib in 2019?
    How many civilians have the Russians killed in Idlib in 2019?
    civilian deaths blamed on Russia, Idlib, 2019
    hello, in 2019 how many civilians in idlib were killed by the russians?

How many civilians were killed by the US-led coalition in Raqqa in 2017?
    coalition civilian deaths raqqa 2017
    In Raqqa in 2017 the coalition killed how many civilians?
    number of civilians the coalition killed in raqqa during 2017
    Raqqa 2017: civilians killed by the Coalition?

How many civilians were killed in Syria between 1 March 2017 and 15 June 2017?
    civilians killed syria 1 march 2017 - 15 june 2017
    From 1 March 2017 to 15 June 2017, how many civilians were killed in Syria?
    how many civilians died in syria from march 1, 2017 until june 15, 2017
    Syria 2017-03-01 to 2017-06-15 civilians killed

How many civilians have been killed in Syria since 2021?
    civilians killed syria since 2021
    Since the start of 2021, how many civilians were killed in Syria?
    civilian deaths syria from 2021 onwards
    how many civilians died in syria since january 2021

How many civilians were killed in Idlib before 2015?
    idlib civilians killed before 2015
    civilian deaths in Idlib up to the end of 2014
    Prior to 2015 how many civilians were killed in Idlib?

How many civilians were killed in Syria except Idlib in 2019?
    civilians killed in syria outside idlib 2019
    In 2019 how many civilians were killed in Syria, not counting Idlib?
    civilian deaths syria 2019 without idlib
    how many civilians died in 2019 in syria but not in idlib

How many civilians were killed in Idlib or Aleppo in 2019?
    civilians killed in idlib and aleppo 2019
    In 2019, how many civilians were killed in Aleppo and Idlib together?
    civilian deaths idlib + aleppo 2019

How many civilians were killed by airstrikes in Hama in 2015?
    civilians killed airstrikes hama 2015
    airstrike civilian deaths hama 2015
    How many civilians died in air strikes in Hama in 2015?
    In 2015, air raids on Hama killed how many civilians?
    how many civilians were killed in aistrikes on hama in 2015

How many people were killed within 20 km of Saraqib in 2019?
    killed within 20km of saraqib 2019
    deaths in a radius of 20 km around Saraqib, 2019
    In 2019 how many people died less than 20 kilometers from Saraqib?

How many casualties were there in Daraa in 2018?
    daraa casualties 2018
    killed and wounded in daraa 2018
    What were the casualties in Daraa in 2018?
    number of dead and injured, Daraa, 2018

How many people were killed in Afghanistan between 2010 and 2016?
    deaths afghanistan 2010-2016
    afghanistan death toll from 2010 to 2016
    how many ppl died in afganistan 2010 to 2016
    Between 2010 and 2016, how many people lost their lives in Afghanistan?
    Dear team, how many people were killed in Afghanistan from 2010 until 2016? Many thanks!

How many combatants were killed in Somalia in 2015?
    fighters killed somalia 2015
    In Somalia in 2015, how many fighters died?
    number of soldiers killed in somalia in 2015

How many civilians were killed in Hama in the first half of 2018?
    civilians killed hama first half of 2018
    Between January and June 2018, how many civilians were killed in Hama?
    civilian deaths hama jan - june 2018

How many airstrikes were there in Raqqa in August 2017?
    airstrikes raqqa august 2017 how many
    number of air strikes in raqqa in aug 2017
    how often was raqqa hit by airstrikes in august 2017
    How many air raids hit Raqqa in August 2017?
    In August of 2017, how many airstrikes were recorded in Raqqa?
    hi there, count of airstikes in raqqa august 2017 please

How many shelling incidents were there in Idlib in 2019?
    number of shelling incidents in idlib 2019
    how many times was idlib shelled in 2019
    idlib 2019: how many shellings
    How often did shelling occur in Idlib in 2019?

How many incidents with at least 10 killed happened in Aleppo in 2016?
    number of incidents with 10 or more killed in aleppo 2016
    how many incidents in aleppo in 2016 killed at least 10 people
    aleppo 2016 incidents with 10+ dead, how many
    In how many incidents were at least ten people killed in Aleppo in 2016?

How many incidents with more than 20 dead were there in Syria in 2017?
    how many incidents in syria in 2017 left more than 20 dead
    number of incidents with over 20 deaths, syria 2017
    Syria, 2017: how many incidents killed more than 20 people?

How many drone strikes were there in Syria in 2020?
    drone strikes syria 2020 count
    number of drone attacks in syria in 2020
    How many times did drones strike in Syria in 2020?

How many airstrikes killed children in Idlib in 2019?
    number of airstrikes in idlib in 2019 that killed children
    In 2019, how many air strikes in Idlib killed kids?
    how many airstrikes in which children were killed, idlib 2019

How many incidents were blamed on Turkey in Aleppo in 2018?
    number of incidents by turkey in aleppo 2018
    how many incidents in aleppo in 2018 were carried out by turkish forces
    In 2018 how many incidents in Aleppo are attributed to Turkey?

Civilians killed in Idlib per month in 2019
    idlib 2019 civilians killed by month
    How many civilians were killed in Idlib each month in 2019?
    monthly civilian deaths in idlib 2019
    For every month of 2019, how many civilians were killed in Idlib?
    show me the number of civilians killed in Idlib in 2019, month by month

Airstrikes per month in Homs in 2016
    monthly airstrikes homs 2016
    How many airstrikes were there in Homs in each month of 2016?
    number of airstrikes by month, homs, 2016
    homs air strikes 2016 per month

Civilians killed in Syria by province in 2017
    civilian deaths per province syria 2017
    How many civilians were killed in each province of Syria in 2017?
    2017 syria: civilians killed, broken down by province
    break down civilians killed in Syria in 2017 by governorate

Deaths per year in Afghanistan
    afghanistan yearly deaths
    how many people were killed in afghanistan each year
    Afghanistan: number of people killed by year
    annual deaths in Afghanistan

Are airstrikes in Idlib rising in 2019?
    airstrikes idlib 2019 rising?
    Did airstrikes in Idlib increase in 2019? Are they going up?
    is the number of airstrikes in idlib going up in 2019
    trend of airstrikes in Idlib in 2019
    how did airstrikes in Idlib change over time in 2019

Were more civilians killed in Idlib than in Aleppo in 2019?
    2019: more civilians killed in idlib than aleppo?
    In 2019, did more civilians die in Idlib than in Aleppo?
    compare civilians killed in idlib and aleppo in 2019
    Idlib or Aleppo: where were more civilians killed in 2019?
    civilians killed idlib vs aleppo 2019
    Was the number of civilians killed in Idlib higher than in Aleppo in 2019?

Were there more airstrikes in Syria in 2017 than in 2016?
    more airstrikes in 2017 than 2016 in syria?
    airstrikes syria 2017 vs 2016
    compare airstrikes in Syria in 2017 and in 2016
    Did Syria see more airstrikes in 2017 compared to 2016?

Which province had the most civilians killed in 2016?
    province with most civilians killed 2016
    In which province were the most civilians killed in 2016?
    In 2016 which governorate saw the most civilian deaths?
    which provnce had the most civilians killed in 2016

Which was the deadliest month in Aleppo in 2016?
    deadliest month aleppo 2016
    In 2016, what month was the deadliest in Aleppo?
    Aleppo 2016: which month was deadliest
    which month of 2016 was the deadliest in aleppo?

Which town in Idlib had the most airstrikes in 2019?
    town with the most airstrikes in idlib 2019
    In Idlib in 2019, which town was hit by the most airstrikes?
    which town saw the most air strikes in idlib during 2019

Which month had the fewest civilians killed in Raqqa in 2017?
    month with fewest civilians killed raqqa 2017
    In what month of 2017 were the fewest civilians killed in Raqqa?
    raqqa 2017 month with the least civilians killed

How many people were killed on average per airstrike in Raqqa in 2017?
    average killed per airstrike raqqa 2017
    On average, how many people did an airstrike kill in Raqqa in 2017?
    What is the average number of people killed per air strike in Raqqa in 2017?
    mean deaths per airstrike in raqqa 2017

How many airstrikes were there per month on average in Aleppo in 2016?
    average airstrikes per month aleppo 2016
    average number of airstrikes a month in aleppo in 2016
    On average, how many airstrikes per month hit Aleppo in 2016?
    mean monthly airstrikes in aleppo 2016

What share of those killed in Aleppo in 2016 were children?
    share of children among killed aleppo 2016
    What percentage of people killed in Aleppo in 2016 were children?
    In Aleppo in 2016, which proportion of the dead were kids?
    how many percent of the killed in aleppo 2016 were children

What proportion of incidents in Syria in 2017 were airstrikes?
    what percentage of incidents in syria in 2017 were air strikes
    In 2017, what share of incidents in Syria were airstrikes?
    share of airstrikes among incidents in syria 2017

Was anyone killed in Idlib in January 2019?
    anyone killed in idlib january 2019?
    were people killed in idlib in january 2019
    Did anybody die in Idlib in Jan 2019?
    Were there any deaths in Idlib in January 2019?

Were there any drone strikes in Hama in 2021?
    any drone strikes in hama 2021?
    has there been a drone strike in Hama in 2021
    Hama, 2021: were there drone attacks?

Did Israel bomb Homs in 2018?
    did israel carry out strikes on homs in 2018
    Were there Israeli bombings in Homs in 2018?
    has israel bombed homs in 2018?

Was a school hit in Idlib in 2019?
    any school hit in idlib 2019?
    were schools struck in idlib in 2019
    In 2019, was any school in Idlib hit?

What were the five deadliest airstrikes in Syria in 2016?
    top five deadliest airstrikes syria 2016
    five deadliest air strikes in syria in 2016
    List the 5 deadliest airstrikes in Syria in 2016
    In 2016, which five airstrikes in Syria were the deadliest?
    give me the top 5 deadliest airstrikes in syria 2016

Which was the latest incident in Daraa?
    latest incident daraa
    What is the most recent incident in Daraa?
    newest incident in daraa please

List the shelling incidents in Hama in May 2019
    shelling incidents hama may 2019 list
    Which shelling incidents were there in Hama in May 2019?
    show shelling incidents in hama in may 2019
    please list all shelling incidents in Hama, May 2019

Which towns were hit in Daraa in July 2018?
    which towns in daraa were hit in july 2018
    In July 2018, what towns were struck in Daraa?
    name the towns hit in daraa july 2018

What happened in Saraqib on 27 February 2020?
    saraqib 27 february 2020
    what happened in saraqib feb 27 2020
    On 27 February 2020, what happened in Saraqib?
    hey, what took place in saraqib on 27/02/2020?
    tell me what happened in Saraqib on Feb. 27, 2020

How many airstrikes were there in Syria but not in Idlib in 2018?
    airstrikes in syria excluding idlib 2018, how many
    In 2018, how many airstrikes were there in Syria outside of Idlib?
    number of airstrikes in syria except idlib in 2018

How many incidents were there near Palmyra in 2017?
    number of incidents near palmyra 2017
    how many incidents happened around palmyra in 2017
    In 2017, how many incidents were close to Palmyra?

How many people were killed in the deadliest airstrike in Aleppo in 2016?
    people killed in deadliest airstrike aleppo 2016
    In 2016, how many died in the deadliest air strike in Aleppo?
    how many deaths did the deadliest airstrike in aleppo in 2016 cause
"""

FRESH = """
How many civilians were killed in Homs in June 2015?
    Can you say how many civilian lives were lost in Homs in June 2015?
    june 2015 homs civilian fatalities?
    I need the civilian death count for Homs for June 2015.
    Homs civilians dead during june of 2015
    How many non-combatants died in Homs in Jun 2015?
    hey dateline :) civilians killed, homs, june 2015, how many were there?

How many people were injured in Hama in 2017?
    hama wounded 2017?
    Number of people hurt in Hama, 2017
    I'm looking for the number of injuries in Hama in 2017.
    In Hama, how many people suffered injuries in 2017?
    what number of persons got wounded in hama 2017

How many children were killed by airstrikes in Daraa in 2017?
    airstrikes daraa 2017: how many children died
    How many kids did air strikes kill in Daraa in 2017?
    2017 daraa child deaths from airstrikes
    how many childern were killd by airstrikes in daraa in 2017

How many airstrikes were there in Aleppo in December 2016?
    Aleppo airstrike count for December 2016
    how frequently was Aleppo hit by airstrikes in December 2016
    what's the number of airstrikes in aleppo, dec 2016
    airstrikes on Aleppo during December 2016: how many?
    How many bombing raids were there in Aleppo in December 2016?

How many people were killed in Iraq between 2014 and 2017?
    iraq death toll 2014 to 2017
    from 2014 through 2017 how many people were killed in iraq
    Total number of deaths in Iraq, 2014-2017
    Deaths in Iraq in the years 2014 to 2017?

How many civilians were killed by Turkey in Aleppo in 2019?
    civilians turkey killed in aleppo in 2019
    Turkish forces in Aleppo in 2019: how many civilians did they kill?
    How many civilians died in Turkish attacks in Aleppo in 2019?
    aleppo 2019 civilian deaths attributed to turkey

Which province had the most airstrikes in 2018?
    most airstrikes 2018 which province
    What province saw the highest number of airstrikes in 2018?
    Where, by province, were the most airstrikes in 2018?
    province with the highest number of airstrikes in 2018

Were more people killed in Hama than in Homs in 2016?
    hama vs homs, people killed 2016
    Did more people die in Hama than in Homs in 2016?
    In 2016, were there more deaths in Hama than in Homs?
    Compare the deaths in Hama and Homs in 2016

Was a hospital hit in Aleppo in 2016?
    Did any hospital in Aleppo get hit in 2016?
    was there a hospital hit in aleppo in 2016?
    hospital hit aleppo 2016?
    Aleppo in 2016 - were any hospitals struck?

List the ten deadliest incidents in Syria in 2017
    ten deadliest incidents syria 2017
    Which were the ten deadliest incidents in Syria in 2017?
    What are the top 10 deadliest incidents of 2017 in Syria?
    show me syria's ten deadliest incidents in 2017

Civilians killed in Raqqa by month in 2017
    raqqa civilians killed monthly 2017
    per-month civilian deaths in Raqqa in 2017
    Give me the civilians killed in Raqqa in 2017, broken down by month
    how many civilians got killed in raqqa in every month of 2017

How many airstrikes were there in Idlib in the second half of 2019?
    airstrikes idlib second half 2019 how many
    From July to December 2019, how many airstrikes were there in Idlib?
    number of airstrikes in idlib between july and december 2019

What share of those killed in Idlib in 2019 were women?
    In 2019 what percentage of the dead in Idlib were women?
    percentage of women among those killed in idlib in 2019
    how big was the share of women among the killed in Idlib in 2019

How many people were killed on average per incident in Homs in 2016?
    homs 2016 average deaths per incident
    On average how many people died per incident in Homs in 2016?
    What was the average death toll per incident in Homs in 2016?

Are airstrikes in Hama falling in 2018?
    airstrikes in hama 2018, falling?
    Is the number of airstrikes in Hama decreasing in 2018?
    did the airstrikes in hama decrease in 2018?

How many shelling incidents were there near Douma in 2018?
    number of shellings around Douma in 2018
    In 2018, how often was the area around Douma shelled?
"""

LAST = """
How many civilians were killed in Daraa in July 2018?
    how many innocent civilians perished in daraa in july 2018
    Daraa / July 2018 / civilians killed?
    Civilians who were killed in Daraa in July 2018 - how many?
    Please let me know the number of civilians killed in Daraa, July 2018.
    how mny civilans died in Daraa in july of 2018 ???

How many people were injured in Homs in 2015?
    homs injuries 2015
    In 2015 in Homs, how many people were wounded?
    People injured in Homs in 2015: number?
    We need the number of people injured in Homs in 2015

How many airstrikes were there in Hama in April 2017?
    airstrikes in hama, april 2017 - how many were there?
    how many times did airstrikes hit hama in april 2017
    What was the number of air strikes on Hama in April 2017?
    april 2017 hama airstrikes how many

How many women were killed in Idlib in 2019?
    In Idlib, how many women lost their lives in 2019?
    females killed idlib 2019
    2019 Idlib: number of women who died

How many civilians did Russia kill in Hama in 2018?
    Russian forces in Hama in 2018 killed how many civilians?
    how many civilians did russian forces kill in hama in 2018?
    civilian deaths caused by Russia in Hama in 2018

How many people were killed in Iraq in 2016?
    iraq 2016 deaths total
    total people killed, iraq, 2016
    Good evening! What was the death toll in Iraq in 2016? Thank you.
    number of fatalities in iraq during 2016

How many incidents with at least 5 killed happened in Homs in 2016?
    In how many incidents in Homs in 2016 were 5 or more people killed?
    homs 2016: how many incidents with five or more dead
    number of incidents in Homs in 2016 that killed at least five people

Airstrikes in Syria by province in 2018
    airstrikes per province in syria, 2018
    How many airstrikes were there in each province of Syria in 2018?
    syria 2018 airstrikes by governorate

Were more civilians killed in Raqqa than in Homs in 2017?
    raqqa or homs: where did more civilians die in 2017?
    Did Raqqa have more civilian deaths than Homs in 2017?
    civilians killed 2017: raqqa vs homs

Which month had the most airstrikes in Aleppo in 2016?
    aleppo 2016, month with the most airstrikes
    In what month of 2016 did Aleppo see the most airstrikes?
    when in 2016, by month, were the most airstrikes in aleppo

Was anyone injured in Hama in June 2018?
    Did anyone get injured in Hama in June 2018?
    were there any injured in hama in june 2018
    any people injured in hama june 2018?

What were the three deadliest incidents in Aleppo in 2016?
    the 3 deadliest incidents of 2016 in aleppo
    list aleppo's three deadliest incidents in 2016
    Which three incidents in Aleppo in 2016 were the deadliest?

What share of those killed in Raqqa in 2017 were children?
    In Raqqa in 2017, what percentage of those killed were children?
    children's share of the killed in raqqa in 2017
    what proportion of the killed in Raqqa were kids in 2017?

How many civilians were killed in Syria except Aleppo in 2016?
    civilians killed in syria in 2016, aleppo excluded
    How many civilians were killed in 2016 in all of Syria apart from Aleppo?
    syria excluding aleppo 2016 civilian deaths

How many people were killed near Douma in 2018?
    deaths around douma 2018
    In 2018, how many people died close to Douma?
    how many people were killed in the vicinity of Douma in 2018

Civilians killed in Hama per month in 2016
    hama civilians killed each month 2016
    monthly number of civilians killed in Hama, 2016
    For Hama in 2016, give me the civilians killed per month

How many civilians were killed in Idlib since March 2019?
    idlib civilians killed since march 2019
    Since March 2019, how many civilians have died in Idlib?
    civilian deaths in idlib from march 2019 on
"""
