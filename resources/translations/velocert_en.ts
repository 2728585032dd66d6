<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>velocert::app::ComparisonPresenter</name>
    <message>
        <source>Reading the attempts</source>
        <translation>Reading the attempts</translation>
    </message>
    <message>
        <source>attempt %1 · %2</source>
        <translation>attempt %1 · %2</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 over time</translation>
    </message>
    <message>
        <source>speed over distance, with the limit</source>
        <translation>speed over distance, with the limit</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>A run is going on</source>
        <translation>A run is going on</translation>
    </message>
    <message>
        <source>It will be stopped safely. What was recorded stays; the instruments go to their safe state.</source>
        <translation>It will be stopped safely. What was recorded stays; the instruments go to their safe state.</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Go on with the run</translation>
    </message>
    <message>
        <source>Stop safely and close</source>
        <translation>Stop safely and close</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 files (*.%2)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>It is there, but nothing on this computer opens it</source>
        <translation>It is there, but nothing on this computer opens it</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>Newest backup</source>
        <translation>Newest backup</translation>
    </message>
    <message>
        <source>ALARM: there is none</source>
        <translation>ALARM: there is none</translation>
    </message>
    <message>
        <source>ALARM: %1 h old</source>
        <translation>ALARM: %1 h old</translation>
    </message>
    <message>
        <source>%1 h old</source>
        <translation>%1 h old</translation>
    </message>
    <message>
        <source>Restore rehearsed</source>
        <translation>Restore rehearsed</translation>
    </message>
    <message>
        <source>never: nobody knows whether the backups hold</source>
        <translation>never: nobody knows whether the backups hold</translation>
    </message>
    <message>
        <source>FAILED on %1: %2</source>
        <translation>FAILED on %1: %2</translation>
    </message>
    <message>
        <source>with success on %1</source>
        <translation>with success on %1</translation>
    </message>
</context>
<context>
    <name>Before</name>
    <message>
        <source>The test item is incomplete</source>
        <translation>The test item is incomplete</translation>
    </message>
    <message>
        <source>No edition can be named</source>
        <translation>No edition can be named</translation>
    </message>
    <message>
        <source>Check dates and certificate.</source>
        <translation>Check dates and certificate.</translation>
    </message>
    <message>
        <source>Nobody carries out the test</source>
        <translation>Nobody carries out the test</translation>
    </message>
    <message>
        <source>The record names a person.</source>
        <translation>The record names a person.</translation>
    </message>
    <message>
        <source>Enter the technician&apos;s name.</source>
        <translation>Enter the technician&apos;s name.</translation>
    </message>
    <message>
        <source>No archive</source>
        <translation>No archive</translation>
    </message>
    <message>
        <source>Everything that is measured must be kept.</source>
        <translation>Everything that is measured must be kept.</translation>
    </message>
    <message>
        <source>Choose a folder for the archive.</source>
        <translation>Choose a folder for the archive.</translation>
    </message>
    <message>
        <source>The archive cannot be used</source>
        <translation>The archive cannot be used</translation>
    </message>
    <message>
        <source>Choose an archive or an empty folder.</source>
        <translation>Choose an archive or an empty folder.</translation>
    </message>
    <message>
        <source>Virtual bench with a real archive</source>
        <translation>Virtual bench with a real archive</translation>
    </message>
    <message>
        <source>Real and training records never mix.</source>
        <translation>Real and training records never mix.</translation>
    </message>
    <message>
        <source>Choose a training archive, or real instruments.</source>
        <translation>Choose a training archive, or real instruments.</translation>
    </message>
    <message>
        <source>A new archive will be made</source>
        <translation>A new archive will be made</translation>
    </message>
    <message>
        <source>It will be a real archive and stay one.</source>
        <translation>It will be a real archive and stay one.</translation>
    </message>
    <message>
        <source>It will be a training archive and stay one.</source>
        <translation>It will be a training archive and stay one.</translation>
    </message>
    <message>
        <source>Nothing to run</source>
        <translation>Nothing to run</translation>
    </message>
    <message>
        <source>No procedure is chosen.</source>
        <translation>No procedure is chosen.</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>Choose at least one.</translation>
    </message>
    <message>
        <source>%1 has no procedure of this name</source>
        <translation>%1 has no procedure of this name</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Leave it out.</translation>
    </message>
    <message>
        <source>%1: limits are not released</source>
        <translation>%1: limits are not released</translation>
    </message>
    <message>
        <source>Have two persons release them from the official copy. In a training archive the demonstration laboratory does.</source>
        <translation>Have two persons release them from the official copy. In a training archive the demonstration laboratory does.</translation>
    </message>
    <message>
        <source>No driver for %1</source>
        <translation>No driver for %1</translation>
    </message>
    <message>
        <source>The program must know which instrument it is.</source>
        <translation>The program must know which instrument it is.</translation>
    </message>
    <message>
        <source>Choose a driver.</source>
        <translation>Choose a driver.</translation>
    </message>
    <message>
        <source>No port for %1</source>
        <translation>No port for %1</translation>
    </message>
    <message>
        <source>The program must know where the instrument is connected.</source>
        <translation>The program must know where the instrument is connected.</translation>
    </message>
    <message>
        <source>Choose or type a port.</source>
        <translation>Choose or type a port.</translation>
    </message>
    <message>
        <source>The port of %1 is not there</source>
        <translation>The port of %1 is not there</translation>
    </message>
    <message>
        <source>Plug the instrument in or correct the port.</source>
        <translation>Plug the instrument in or correct the port.</translation>
    </message>
    <message>
        <source>The options of %1 cannot be read</source>
        <translation>The options of %1 cannot be read</translation>
    </message>
    <message>
        <source>Write them as name=value, with blanks between them.</source>
        <translation>Write them as name=value, with blanks between them.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Fill in or correct the marked fields.</source>
        <translation>Fill in or correct the marked fields.</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>technician</translation>
    </message>
    <message>
        <source>keeper of the instruments</source>
        <translation>keeper of the instruments</translation>
    </message>
    <message>
        <source>two authorised persons</source>
        <translation>two authorised persons</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>Surroundings that are asked for</source>
        <translation>Surroundings that are asked for</translation>
    </message>
    <message>
        <source>Have thermometer, hygrometer or wind gauge ready; the values are typed during the run.</source>
        <translation>Have thermometer, hygrometer or wind gauge ready; the values are typed during the run.</translation>
    </message>
    <message>
        <source>It was chosen in Setup, Packs.</source>
        <translation>It was chosen in Setup, Packs.</translation>
    </message>
    <message>
        <source>The pack of %1 is not the one that was chosen</source>
        <translation>The pack of %1 is not the one that was chosen</translation>
    </message>
    <message>
        <source>In Setup, Packs: bring it in again, or choose the shipped pack.</source>
        <translation>In Setup, Packs: bring it in again, or choose the shipped pack.</translation>
    </message>
    <message>
        <source>Nobody knows which pack was chosen here</source>
        <translation>Nobody knows which pack was chosen here</translation>
    </message>
    <message>
        <source>Mend the file, or move it away and choose again in Setup, Packs.</source>
        <translation>Mend the file, or move it away and choose again in Setup, Packs.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the pack of %1 is approved</source>
        <translation>Nobody can tell whether the pack of %1 is approved</translation>
    </message>
    <message>
        <source>Have the archive verified.</source>
        <translation>Have the archive verified.</translation>
    </message>
    <message>
        <source>In Setup, Packs: name the trust list again, or leave it out.</source>
        <translation>In Setup, Packs: name the trust list again, or leave it out.</translation>
    </message>
    <message>
        <source>The pack of %1 may not start a run in this archive</source>
        <translation>The pack of %1 may not start a run in this archive</translation>
    </message>
    <message>
        <source>In Setup, Packs: have it proposed and confirmed by two persons, or choose the shipped pack.</source>
        <translation>In Setup, Packs: have it proposed and confirmed by two persons, or choose the shipped pack.</translation>
    </message>
</context>
<context>
    <name>Calibrated</name>
    <message>
        <source>The instrument with the serial number %1 is not in the register.</source>
        <translation>The instrument with the serial number %1 is not in the register.</translation>
    </message>
    <message>
        <source>Enter the instrument and its certificate in Setup, Instruments.</source>
        <translation>Enter the instrument and its certificate in Setup, Instruments.</translation>
    </message>
    <message>
        <source>%1 is out of service: %2</source>
        <translation>%1 is out of service: %2</translation>
    </message>
    <message>
        <source>Take another instrument, or put it in service in Setup, Instruments.</source>
        <translation>Take another instrument, or put it in service in Setup, Instruments.</translation>
    </message>
    <message>
        <source>Take another instrument, or enter the new certificate in Setup, Instruments.</source>
        <translation>Take another instrument, or enter the new certificate in Setup, Instruments.</translation>
    </message>
    <message>
        <source>%1 has no calibration certificate.</source>
        <translation>%1 has no calibration certificate.</translation>
    </message>
    <message>
        <source>The calibration of %1 ended on %2.</source>
        <translation>The calibration of %1 ended on %2.</translation>
    </message>
    <message>
        <source>The latest intermediate check of %1 failed.</source>
        <translation>The latest intermediate check of %1 failed.</translation>
    </message>
    <message>
        <source>Have it calibrated, or enter a check that it passes in Setup, Instruments.</source>
        <translation>Have it calibrated, or enter a check that it passes in Setup, Instruments.</translation>
    </message>
    <message>
        <source>%1 is calibrated until %2.</source>
        <translation>%1 is calibrated until %2.</translation>
    </message>
    <message>
        <source>Used under a deviation that %1 approved: %2</source>
        <translation>Used under a deviation that %1 approved: %2</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message>
        <source>%1, value</source>
        <translation>%1, value</translation>
    </message>
    <message>
        <source>%1, limit</source>
        <translation>%1, limit</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>not in this run</source>
        <translation>not in this run</translation>
    </message>
    <message>
        <source>begun, not complete</source>
        <translation>begun, not complete</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>not asked of this item (%1)</source>
        <translation>not asked of this item (%1)</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>tested</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>inspected</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>not evaluated</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>Not the complete type test: %1 of %2 clauses decided, %3 open.</source>
        <translation>Not the complete type test: %1 of %2 clauses decided, %3 open.</translation>
    </message>
    <message>
        <source>battery: %1</source>
        <translation>battery: %1</translation>
    </message>
    <message>
        <source>drive: %1</source>
        <translation>drive: %1</translation>
    </message>
    <message>
        <source>use: %1</source>
        <translation>use: %1</translation>
    </message>
    <message>
        <source>the item has none: %1</source>
        <translation>the item has none: %1</translation>
    </message>
    <message>
        <source>unnumbered</source>
        <translation>unnumbered</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>zero above %1</source>
        <translation>zero above %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>%1 outside the %2 limit</source>
        <translation>%1 outside the %2 limit</translation>
    </message>
    <message>
        <source>exactly at the %1 limit</source>
        <translation>exactly at the %1 limit</translation>
    </message>
    <message>
        <source>%1 inside the %2 limit</source>
        <translation>%1 inside the %2 limit</translation>
    </message>
    <message>
        <source>%1, but closer than the guard band</source>
        <translation>%1, but closer than the guard band</translation>
    </message>
    <message>
        <source>%1, but %2</source>
        <translation>%1, but %2</translation>
    </message>
    <message>
        <source>%1, U = %2</source>
        <translation>%1, U = %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>as required</source>
        <translation>as required</translation>
    </message>
    <message>
        <source>not as required</source>
        <translation>not as required</translation>
    </message>
</context>
<context>
    <name>DecisionRules</name>
    <message>
        <source>results between %1 and %2 carry more than the usual risk</source>
        <translation>results between %1 and %2 carry more than the usual risk</translation>
    </message>
    <message>
        <source>results between %1 and %2 are rejected although they are inside the limit</source>
        <translation>results between %1 and %2 are rejected although they are inside the limit</translation>
    </message>
    <message>
        <source>results between %1 and %2 get no verdict</source>
        <translation>results between %1 and %2 get no verdict</translation>
    </message>
    <message>
        <source>simple acceptance</source>
        <translation>simple acceptance</translation>
    </message>
    <message>
        <source>guard band, w = %1 U</source>
        <translation>guard band, w = %1 U</translation>
    </message>
    <message>
        <source>four zones, w = %1 U</source>
        <translation>four zones, w = %1 U</translation>
    </message>
    <message>
        <source>guard band for a risk of %1 %</source>
        <translation>guard band for a risk of %1 %</translation>
    </message>
    <message>
        <source>full value</source>
        <translation>full value</translation>
    </message>
    <message>
        <source>rounded value</source>
        <translation>rounded value</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>pass</translation>
    </message>
    <message>
        <source>conditional pass</source>
        <translation>conditional pass</translation>
    </message>
    <message>
        <source>conditional fail</source>
        <translation>conditional fail</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>fail</translation>
    </message>
    <message>
        <source>the uncertainty is large for this limit</source>
        <translation>the uncertainty is large for this limit</translation>
    </message>
    <message>
        <source>%1: cannot be decided, %2</source>
        <translation>%1: cannot be decided, %2</translation>
    </message>
    <message>
        <source>every result can be decided</source>
        <translation>every result can be decided</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Edition</name>
    <message>
        <source>Made or imported on or after %1: only this edition applies.</source>
        <translation>Made or imported on or after %1: only this edition applies.</translation>
    </message>
    <message>
        <source>Made or imported before %1 and not certified early: the old edition applies.</source>
        <translation>Made or imported before %1 and not certified early: the old edition applies.</translation>
    </message>
    <message>
        <source>Made or imported earlier, but certified to the new edition: the new edition applies.</source>
        <translation>Made or imported earlier, but certified to the new edition: the new edition applies.</translation>
    </message>
    <message>
        <source>May be sold until %1.</source>
        <translation>May be sold until %1.</translation>
    </message>
    <message>
        <source>Not saleable from %1 on; it may still be tested.</source>
        <translation>Not saleable from %1 on; it may still be tested.</translation>
    </message>
    <message>
        <source>The certificate is to the old edition %1.</source>
        <translation>The certificate is to the old edition %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 is later than the making.</source>
        <translation>The certificate of %1 is later than the making.</translation>
    </message>
    <message>
        <source>Made or imported before %1, under an older standard that is not judged by here.</source>
        <translation>Made or imported before %1, under an older standard that is not judged by here.</translation>
    </message>
    <message>
        <source>Sold before it was made or imported: one of the two is wrong.</source>
        <translation>Sold before it was made or imported: one of the two is wrong.</translation>
    </message>
    <message>
        <source>The certificate is to an edition that is not known here.</source>
        <translation>The certificate is to an edition that is not known here.</translation>
    </message>
    <message>
        <source>The certificate to %1 is later than %2: such certificates had been withdrawn by then.</source>
        <translation>The certificate to %1 is later than %2: such certificates had been withdrawn by then.</translation>
    </message>
    <message>
        <source>Judged by the pack of %1, revision %2, not by the shipped one.</source>
        <translation>Judged by the pack of %1, revision %2, not by the shipped one.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The input could not be read.</source>
        <translation>The input could not be read.</translation>
    </message>
    <message>
        <source>Correct it at the place that is named.</source>
        <translation>Correct it at the place that is named.</translation>
    </message>
    <message>
        <source>The input holds a field that is not known.</source>
        <translation>The input holds a field that is not known.</translation>
    </message>
    <message>
        <source>Remove it or correct its name.</source>
        <translation>Remove it or correct its name.</translation>
    </message>
    <message>
        <source>A field is missing.</source>
        <translation>A field is missing.</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>Add it.</translation>
    </message>
    <message>
        <source>A value is not possible.</source>
        <translation>A value is not possible.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Correct it.</translation>
    </message>
    <message>
        <source>A value has the wrong unit.</source>
        <translation>A value has the wrong unit.</translation>
    </message>
    <message>
        <source>Give it in the unit that is asked for.</source>
        <translation>Give it in the unit that is asked for.</translation>
    </message>
    <message>
        <source>This was written by a newer version of the program.</source>
        <translation>This was written by a newer version of the program.</translation>
    </message>
    <message>
        <source>Update the program and open it again.</source>
        <translation>Update the program and open it again.</translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation>Something that is needed was not found.</translation>
    </message>
    <message>
        <source>Check the name and the place.</source>
        <translation>Check the name and the place.</translation>
    </message>
    <message>
        <source>The input names something twice.</source>
        <translation>The input names something twice.</translation>
    </message>
    <message>
        <source>Leave it in one place only.</source>
        <translation>Leave it in one place only.</translation>
    </message>
    <message>
        <source>It is there already, or another program uses it.</source>
        <translation>It is there already, or another program uses it.</translation>
    </message>
    <message>
        <source>Choose another name, or wait until it is free.</source>
        <translation>Choose another name, or wait until it is free.</translation>
    </message>
    <message>
        <source>The port cannot be opened.</source>
        <translation>The port cannot be opened.</translation>
    </message>
    <message>
        <source>Check the cable, and close other programs that use the port.</source>
        <translation>Check the cable, and close other programs that use the port.</translation>
    </message>
    <message>
        <source>This account may not use the port.</source>
        <translation>This account may not use the port.</translation>
    </message>
    <message>
        <source>Ask the administrator to add it to the group of the port, then sign in again.</source>
        <translation>Ask the administrator to add it to the group of the port, then sign in again.</translation>
    </message>
    <message>
        <source>The port does not take these settings.</source>
        <translation>The port does not take these settings.</translation>
    </message>
    <message>
        <source>Choose the settings of the instrument&apos;s manual.</source>
        <translation>Choose the settings of the instrument&apos;s manual.</translation>
    </message>
    <message>
        <source>The instrument was unplugged.</source>
        <translation>The instrument was unplugged.</translation>
    </message>
    <message>
        <source>Plug it in and repeat the attempt.</source>
        <translation>Plug it in and repeat the attempt.</translation>
    </message>
    <message>
        <source>The instrument did not answer in time.</source>
        <translation>The instrument did not answer in time.</translation>
    </message>
    <message>
        <source>Check that it is switched on and set to this interface, then repeat the attempt.</source>
        <translation>Check that it is switched on and set to this interface, then repeat the attempt.</translation>
    </message>
    <message>
        <source>The instrument stopped sending.</source>
        <translation>The instrument stopped sending.</translation>
    </message>
    <message>
        <source>Check power and cable, then repeat the attempt.</source>
        <translation>Check power and cable, then repeat the attempt.</translation>
    </message>
    <message>
        <source>The instrument sent something that cannot be understood.</source>
        <translation>The instrument sent something that cannot be understood.</translation>
    </message>
    <message>
        <source>Check that driver and settings fit the instrument, then repeat the attempt.</source>
        <translation>Check that driver and settings fit the instrument, then repeat the attempt.</translation>
    </message>
    <message>
        <source>The instrument refused the command.</source>
        <translation>The instrument refused the command.</translation>
    </message>
    <message>
        <source>Look at the display of the instrument, then repeat the attempt.</source>
        <translation>Look at the display of the instrument, then repeat the attempt.</translation>
    </message>
    <message>
        <source>The instrument restarted; zero and tare are lost.</source>
        <translation>The instrument restarted; zero and tare are lost.</translation>
    </message>
    <message>
        <source>Check its power, then repeat the attempt.</source>
        <translation>Check its power, then repeat the attempt.</translation>
    </message>
    <message>
        <source>Another instrument is connected than the station names.</source>
        <translation>Another instrument is connected than the station names.</translation>
    </message>
    <message>
        <source>Connect the right one or correct the station.</source>
        <translation>Connect the right one or correct the station.</translation>
    </message>
    <message>
        <source>Data came faster than they could be taken.</source>
        <translation>Data came faster than they could be taken.</translation>
    </message>
    <message>
        <source>Close other programs, then repeat the attempt.</source>
        <translation>Close other programs, then repeat the attempt.</translation>
    </message>
    <message>
        <source>The disk of the archive is full.</source>
        <translation>The disk of the archive is full.</translation>
    </message>
    <message>
        <source>Free space, then repeat the attempt.</source>
        <translation>Free space, then repeat the attempt.</translation>
    </message>
    <message>
        <source>It may not be read or written here.</source>
        <translation>It may not be read or written here.</translation>
    </message>
    <message>
        <source>Ask for the right to read and write there, or choose another folder.</source>
        <translation>Ask for the right to read and write there, or choose another folder.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>Reading or writing failed.</translation>
    </message>
    <message>
        <source>Check the disk or the cable, then repeat the attempt.</source>
        <translation>Check the disk or the cable, then repeat the attempt.</translation>
    </message>
    <message>
        <source>The work was stopped.</source>
        <translation>The work was stopped.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Start again when you are ready.</translation>
    </message>
    <message>
        <source>Stored data do not match their fingerprint.</source>
        <translation>Stored data do not match their fingerprint.</translation>
    </message>
    <message>
        <source>Keep the archive as it is and call the quality manager.</source>
        <translation>Keep the archive as it is and call the quality manager.</translation>
    </message>
    <message>
        <source>This is not permitted.</source>
        <translation>This is not permitted.</translation>
    </message>
    <message>
        <source>What it would need is named with it.</source>
        <translation>What it would need is named with it.</translation>
    </message>
    <message>
        <source>Nothing was changed now: everything is as it was found.</source>
        <translation>Nothing was changed now: everything is as it was found.</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost.</source>
        <translation>Nothing that was recorded is lost.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (expected %2)</source>
        <translation>%1 (expected %2)</translation>
    </message>
</context>
<context>
    <name>Item</name>
    <message>
        <source>Vehicle code</source>
        <translation>Vehicle code</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>longer than %1 characters, or one that cannot be shown or turns the direction of writing</source>
        <translation>longer than %1 characters, or one that cannot be shown or turns the direction of writing</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>needed</translation>
    </message>
    <message>
        <source>no such day: write YYYY-MM-DD</source>
        <translation>no such day: write YYYY-MM-DD</translation>
    </message>
    <message>
        <source>before the day it was made</source>
        <translation>before the day it was made</translation>
    </message>
    <message>
        <source>lead-acid</source>
        <translation>lead-acid</translation>
    </message>
    <message>
        <source>lithium-ion</source>
        <translation>lithium-ion</translation>
    </message>
    <message>
        <source>other battery</source>
        <translation>other battery</translation>
    </message>
    <message>
        <source>electric drive</source>
        <translation>electric drive</translation>
    </message>
    <message>
        <source>pedal assist</source>
        <translation>pedal assist</translation>
    </message>
    <message>
        <source>drive and pedal assist</source>
        <translation>drive and pedal assist</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>Item number</translation>
    </message>
    <message>
        <source>Made or imported</source>
        <translation>Made or imported</translation>
    </message>
    <message>
        <source>Certified on</source>
        <translation>Certified on</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Sold on</translation>
    </message>
    <message>
        <source>private</source>
        <translation>private</translation>
    </message>
    <message>
        <source>deliveries or other trade</source>
        <translation>deliveries or other trade</translation>
    </message>
    <message>
        <source>luggage rack</source>
        <translation>luggage rack</translation>
    </message>
    <message>
        <source>saddle cushion</source>
        <translation>saddle cushion</translation>
    </message>
    <message>
        <source>textile parts</source>
        <translation>textile parts</translation>
    </message>
    <message>
        <source>leather parts</source>
        <translation>leather parts</translation>
    </message>
    <message>
        <source>thin flexible parts</source>
        <translation>thin flexible parts</translation>
    </message>
    <message>
        <source>communication module</source>
        <translation>communication module</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Run that ended early</source>
        <translation>Run that ended early</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Result not taken</source>
        <translation>Result not taken</translation>
    </message>
    <message>
        <source>%1 (account %2)</source>
        <translation>%1 (account %2)</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Why this edition</source>
        <translation>Why this edition</translation>
    </message>
    <message>
        <source>Limits released by</source>
        <translation>Limits released by</translation>
    </message>
    <message>
        <source>nobody: as shipped</source>
        <translation>nobody: as shipped</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Started (UTC)</translation>
    </message>
    <message>
        <source>Ended (UTC)</source>
        <translation>Ended (UTC)</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Pack (SHA-256)</source>
        <translation>Pack (SHA-256)</translation>
    </message>
    <message>
        <source>Instrument: %1</source>
        <translation>Instrument: %1</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Deviation</translation>
    </message>
    <message>
        <source>%1 · attempt %2</source>
        <translation>%1 · attempt %2</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>From – to (UTC)</source>
        <translation>From – to (UTC)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Trouble</translation>
    </message>
    <message>
        <source>Declared void</source>
        <translation>Declared void</translation>
    </message>
    <message>
        <source>Why again</source>
        <translation>Why again</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Typed: %1</source>
        <translation>Typed: %1</translation>
    </message>
    <message>
        <source>Safe state: %1</source>
        <translation>Safe state: %1</translation>
    </message>
    <message>
        <source>Program file (SHA-256)</source>
        <translation>Program file (SHA-256)</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>counts for nothing: %1</source>
        <translation>counts for nothing: %1</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>%1, standard uncertainty</source>
        <translation>%1, standard uncertainty</translation>
    </message>
    <message>
        <source>%1, coverage factor</source>
        <translation>%1, coverage factor</translation>
    </message>
    <message>
        <source>%1, effective degrees of freedom</source>
        <translation>%1, effective degrees of freedom</translation>
    </message>
    <message>
        <source>Condition not kept</source>
        <translation>Condition not kept</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>technician</source>
        <translation>technician</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>reviewer</translation>
    </message>
    <message>
        <source>signatory</source>
        <translation>signatory</translation>
    </message>
    <message>
        <source>custodian</source>
        <translation>custodian</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message numerus="yes">
        <source>The password is wrong; %n try or tries left before the account is locked.</source>
        <translation><numerusform>The password is wrong; %n try is left before the account is locked.</numerusform><numerusform>The password is wrong; %n tries are left before the account is locked.</numerusform></translation>
    </message>
    <message>
        <source>The account is locked until %1 after too many wrong passwords. A signatory can unlock it.</source>
        <translation>The account is locked until %1 after too many wrong passwords. A signatory can unlock it.</translation>
    </message>
</context>
<context>
    <name>Release</name>
    <message>
        <source>≤ (at most)</source>
        <translation>≤ (at most)</translation>
    </message>
    <message>
        <source>&lt; (below)</source>
        <translation>&lt; (below)</translation>
    </message>
    <message>
        <source>≥ (at least)</source>
        <translation>≥ (at least)</translation>
    </message>
    <message>
        <source>= (equal)</source>
        <translation>= (equal)</translation>
    </message>
    <message>
        <source>from ... to (both inside)</source>
        <translation>from ... to (both inside)</translation>
    </message>
    <message>
        <source>zero above</source>
        <translation>zero above</translation>
    </message>
    <message>
        <source>from this value on</source>
        <translation>from this value on</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Upper value</source>
        <translation>Upper value</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Holds at</source>
        <translation>Holds at</translation>
    </message>
    <message>
        <source>Set points</source>
        <translation>Set points</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1, relation unknown</source>
        <translation>%1, relation unknown</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This limit is confirmed as shipped: the official text, or two independent sources. The laboratory overrides it.</source>
        <translation>This limit is confirmed as shipped: the official text, or two independent sources. The laboratory overrides it.</translation>
    </message>
    <message>
        <source>This limit is shipped as provisional, from one usable source. The laboratory overrides it.</source>
        <translation>This limit is shipped as provisional, from one usable source. The laboratory overrides it.</translation>
    </message>
    <message>
        <source>The laboratory has released this limit before. The earlier value stays on record.</source>
        <translation>The laboratory has released this limit before. The earlier value stays on record.</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>waits for a second person</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>%1, limit %2: %3 becomes %4</source>
        <translation>%1, limit %2: %3 becomes %4</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warning: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>Proposed by %1 on %2 (UTC); %3</source>
        <translation>Proposed by %1 on %2 (UTC); %3</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>no report yet</source>
        <translation>no report yet</translation>
    </message>
    <message>
        <source>to be signed as tested</source>
        <translation>to be signed as tested</translation>
    </message>
    <message>
        <source>to be reviewed</source>
        <translation>to be reviewed</translation>
    </message>
    <message>
        <source>to be approved</source>
        <translation>to be approved</translation>
    </message>
    <message>
        <source>returned, to be prepared again</source>
        <translation>returned, to be prepared again</translation>
    </message>
    <message>
        <source>returned to the bench</source>
        <translation>returned to the bench</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>fails</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>not decided</translation>
    </message>
    <message>
        <source>within its uncertainty</source>
        <translation>within its uncertainty</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>deviation</translation>
    </message>
    <message>
        <source>limit provisional or assumed</source>
        <translation>limit provisional or assumed</translation>
    </message>
    <message>
        <source>gap in the record</source>
        <translation>gap in the record</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>repeated</translation>
    </message>
    <message>
        <source>one photo for several questions</source>
        <translation>one photo for several questions</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>typed by hand</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>tested</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>reviewed</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>witnessed</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>voided</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>from %1 to %2</source>
        <translation>from %1 to %2</translation>
    </message>
    <message>
        <source>verdict: %1</source>
        <translation>verdict: %1</translation>
    </message>
    <message>
        <source>run: %1</source>
        <translation>run: %1</translation>
    </message>
    <message>
        <source>edition: %1</source>
        <translation>edition: %1</translation>
    </message>
    <message>
        <source>clause: %1</source>
        <translation>clause: %1</translation>
    </message>
    <message>
        <source>by: %1</source>
        <translation>by: %1</translation>
    </message>
    <message>
        <source>instrument: %1</source>
        <translation>instrument: %1</translation>
    </message>
    <message>
        <source>about: %1</source>
        <translation>about: %1</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>The archive was made (%2).</source>
        <translation>The archive was made (%2).</translation>
    </message>
    <message>
        <source>%1 started the run %2 on the item %3: %4.</source>
        <translation>%1 started the run %2 on the item %3: %4.</translation>
    </message>
    <message>
        <source>The run %2 was suspended: %3.</source>
        <translation>The run %2 was suspended: %3.</translation>
    </message>
    <message>
        <source>The run %2 takes up results of the run %3, as they stand on record there.</source>
        <translation>The run %2 takes up results of the run %3, as they stand on record there.</translation>
    </message>
    <message>
        <source>%1 went on with the run %2.</source>
        <translation>%1 went on with the run %2.</translation>
    </message>
    <message>
        <source>The run %2 ended (%3), verdict: %4.</source>
        <translation>The run %2 ended (%3), verdict: %4.</translation>
    </message>
    <message>
        <source>Attempt %5 of the step %4 (%3) of the run %2 began.</source>
        <translation>Attempt %5 of the step %4 (%3) of the run %2 began.</translation>
    </message>
    <message>
        <source>Attempt %5 of the step %4 (%3) of the run %2 ended: %6.</source>
        <translation>Attempt %5 of the step %4 (%3) of the run %2 ended: %6.</translation>
    </message>
    <message>
        <source>The program closed what an earlier one had left open.</source>
        <translation>The program closed what an earlier one had left open.</translation>
    </message>
    <message>
        <source>The watchdog acted on %2 (%3): %4.</source>
        <translation>The watchdog acted on %2 (%3): %4.</translation>
    </message>
    <message>
        <source>Nobody switched off %2 (%3), in use when the program and its watchdog ended: its state was not known.</source>
        <translation>Nobody switched off %2 (%3), in use when the program and its watchdog ended: its state was not known.</translation>
    </message>
    <message>
        <source>The next %2 entries were written together.</source>
        <translation>The next %2 entries were written together.</translation>
    </message>
    <message>
        <source>%1 proposed a value for the limit %2 (proposal %3).</source>
        <translation>%1 proposed a value for the limit %2 (proposal %3).</translation>
    </message>
    <message>
        <source>%1 and a second person: the proposal %2 is confirmed as revision %3.</source>
        <translation>%1 and a second person: the proposal %2 is confirmed as revision %3.</translation>
    </message>
    <message>
        <source>%1 withdrew the proposal %2.</source>
        <translation>%1 withdrew the proposal %2.</translation>
    </message>
    <message>
        <source>%1 entered the equipment %2.</source>
        <translation>%1 entered the equipment %2.</translation>
    </message>
    <message>
        <source>%1 entered the calibration certificate %2.</source>
        <translation>%1 entered the calibration certificate %2.</translation>
    </message>
    <message>
        <source>%1 set the equipment %2: %3.</source>
        <translation>%1 set the equipment %2: %3.</translation>
    </message>
    <message>
        <source>%1 entered an intermediate check of the equipment %2 (%3).</source>
        <translation>%1 entered an intermediate check of the equipment %2 (%3).</translation>
    </message>
    <message>
        <source>%1 made the account %2 (%3) with the roles: %4.</source>
        <translation>%1 made the account %2 (%3) with the roles: %4.</translation>
    </message>
    <message>
        <source>%1 changed the roles of %2: %3.</source>
        <translation>%1 changed the roles of %2: %3.</translation>
    </message>
    <message>
        <source>%1 disabled the account of %2.</source>
        <translation>%1 disabled the account of %2.</translation>
    </message>
    <message>
        <source>%1 opened the account of %2 again.</source>
        <translation>%1 opened the account of %2 again.</translation>
    </message>
    <message>
        <source>%1: the password of %2 was set (%3).</source>
        <translation>%1: the password of %2 was set (%3).</translation>
    </message>
    <message>
        <source>%1 unlocked the account of %2.</source>
        <translation>%1 unlocked the account of %2.</translation>
    </message>
    <message>
        <source>%1 bound a certificate to the account of %2.</source>
        <translation>%1 bound a certificate to the account of %2.</translation>
    </message>
    <message>
        <source>%1 authorised %2: %3 with the method %4 from %5 on (%6).</source>
        <translation>%1 authorised %2: %3 with the method %4 from %5 on (%6).</translation>
    </message>
    <message>
        <source>%1 withdrew the authorisation %2.</source>
        <translation>%1 withdrew the authorisation %2.</translation>
    </message>
    <message>
        <source>%1: sign-in, %2 (%3).</source>
        <translation>%1: sign-in, %2 (%3).</translation>
    </message>
    <message>
        <source>%1 was refused: %2 (%3).</source>
        <translation>%1 was refused: %2 (%3).</translation>
    </message>
    <message>
        <source>%1 looked through all accounts and rights.</source>
        <translation>%1 looked through all accounts and rights.</translation>
    </message>
    <message>
        <source>%1 looked through the audit trail from entry %2 to entry %3: %4.</source>
        <translation>%1 looked through the audit trail from entry %2 to entry %3: %4.</translation>
    </message>
    <message>
        <source>%1 changed what is asked of passwords.</source>
        <translation>%1 changed what is asked of passwords.</translation>
    </message>
    <message>
        <source>%1 prepared the report %2 of the run %3.</source>
        <translation>%1 prepared the report %2 of the run %3.</translation>
    </message>
    <message>
        <source>%1 signed the report %2: %3.</source>
        <translation>%1 signed the report %2: %3.</translation>
    </message>
    <message>
        <source>%1 returned the report %2.</source>
        <translation>%1 returned the report %2.</translation>
    </message>
    <message>
        <source>%1: the signing of the report %2 came to nothing.</source>
        <translation>%1: the signing of the report %2 came to nothing.</translation>
    </message>
    <message>
        <source>%1 issued the report %2.</source>
        <translation>%1 issued the report %2.</translation>
    </message>
    <message>
        <source>The report %2 was to be delivered to %3: %4.</source>
        <translation>The report %2 was to be delivered to %3: %4.</translation>
    </message>
    <message>
        <source>it is there</source>
        <translation>it is there</translation>
    </message>
    <message>
        <source>it did not get there</source>
        <translation>it did not get there</translation>
    </message>
    <message>
        <source>The report %2 is amended by %3.</source>
        <translation>The report %2 is amended by %3.</translation>
    </message>
    <message>
        <source>%1 asked for the report %2 to be voided.</source>
        <translation>%1 asked for the report %2 to be voided.</translation>
    </message>
    <message>
        <source>%1 and a second person voided the report %2.</source>
        <translation>%1 and a second person voided the report %2.</translation>
    </message>
    <message>
        <source>%1 put work on hold (%2).</source>
        <translation>%1 put work on hold (%2).</translation>
    </message>
    <message>
        <source>%1 released the hold %2.</source>
        <translation>%1 released the hold %2.</translation>
    </message>
    <message>
        <source>The public key of a station was entered.</source>
        <translation>The public key of a station was entered.</translation>
    </message>
    <message>
        <source>%1 entered the public key of the station.</source>
        <translation>%1 entered the public key of the station.</translation>
    </message>
    <message>
        <source>%1 and a second person put another key in the place of the station&apos;s: %2.</source>
        <translation>%1 and a second person put another key in the place of the station&apos;s: %2.</translation>
    </message>
    <message>
        <source>%1 asked for another key of the station (%2).</source>
        <translation>%1 asked for another key of the station (%2).</translation>
    </message>
    <message>
        <source>A checkpoint was signed: %2 entries (%3).</source>
        <translation>A checkpoint was signed: %2 entries (%3).</translation>
    </message>
    <message>
        <source>%1 named the places outside where checkpoints are kept.</source>
        <translation>%1 named the places outside where checkpoints are kept.</translation>
    </message>
    <message>
        <source>Checkpoints were carried to the places outside, or could not be.</source>
        <translation>Checkpoints were carried to the places outside, or could not be.</translation>
    </message>
    <message>
        <source>%1 set what the archive is given every day: checkpoint, verification, backup.</source>
        <translation>%1 set what the archive is given every day: checkpoint, verification, backup.</translation>
    </message>
    <message>
        <source>An older state of the archive was noticed by what is kept in %2.</source>
        <translation>An older state of the archive was noticed by what is kept in %2.</translation>
    </message>
    <message>
        <source>%1 answered for the older state of the archive.</source>
        <translation>%1 answered for the older state of the archive.</translation>
    </message>
    <message>
        <source>%1 made the backup %2.</source>
        <translation>%1 made the backup %2.</translation>
    </message>
    <message>
        <source>%1 rehearsed the restoring of the backup %2: %3 findings, %4 differences.</source>
        <translation>%1 rehearsed the restoring of the backup %2: %3 findings, %4 differences.</translation>
    </message>
    <message>
        <source>%1 set how long records are kept: %2 years.</source>
        <translation>%1 set how long records are kept: %2 years.</translation>
    </message>
    <message>
        <source>%1 ordered that %2 be kept.</source>
        <translation>%1 ordered that %2 be kept.</translation>
    </message>
    <message>
        <source>%1 lifted the order to keep (%2).</source>
        <translation>%1 lifted the order to keep (%2).</translation>
    </message>
    <message>
        <source>real</source>
        <translation>real</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completed</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>aborted</translation>
    </message>
    <message>
        <source>bench trouble</source>
        <translation>bench trouble</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>pass</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>fail</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>inconclusive</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>not evaluated</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>in service</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>out of service</translation>
    </message>
    <message>
        <source>by the person</source>
        <translation>by the person</translation>
    </message>
    <message>
        <source>reset by another person</source>
        <translation>reset by another person</translation>
    </message>
    <message>
        <source>protected anew, unchanged</source>
        <translation>protected anew, unchanged</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>to test</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>to review</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>to approve</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>tested</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>reviewed</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>witnessed</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>voided</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>succeeded</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>the program</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>somebody unknown</translation>
    </message>
    <message>
        <source>An entry of a kind that this program does not know: %1.</source>
        <translation>An entry of a kind that this program does not know: %1.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>The archive was verified (%2): %3 rows and files looked at, %4 findings.</source>
        <translation>The archive was verified (%2): %3 rows and files looked at, %4 findings.</translation>
    </message>
    <message>
        <source>%1 answered for a clock that is not synchronised: %2.</source>
        <translation>%1 answered for a clock that is not synchronised: %2.</translation>
    </message>
    <message>
        <source>The clock of the machine was moved by %2 ms.</source>
        <translation>The clock of the machine was moved by %2 ms.</translation>
    </message>
    <message>
        <source>after an unclean exit</source>
        <translation>after an unclean exit</translation>
    </message>
    <message>
        <source>every night</source>
        <translation>every night</translation>
    </message>
    <message>
        <source>before a signature</source>
        <translation>before a signature</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>for the issue of a report</source>
        <translation>for the issue of a report</translation>
    </message>
    <message>
        <source>of the day</source>
        <translation>of the day</translation>
    </message>
    <message>
        <source>with a backup</source>
        <translation>with a backup</translation>
    </message>
    <message>
        <source>%1 looked at: %2 %3.</source>
        <translation>%1 looked at: %2 %3.</translation>
    </message>
    <message>
        <source>%1 qualified the program: %2 checks, %3 failures.</source>
        <translation>%1 qualified the program: %2 checks, %3 failures.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>run</translation>
    </message>
    <message>
        <source>two runs side by side</source>
        <translation>two runs side by side</translation>
    </message>
    <message>
        <source>audit trail</source>
        <translation>audit trail</translation>
    </message>
    <message>
        <source>random draw</source>
        <translation>random draw</translation>
    </message>
    <message>
        <source>report</source>
        <translation>report</translation>
    </message>
    <message>
        <source>%1 returned the run %2 to the bench: %3.</source>
        <translation>%1 returned the run %2 to the bench: %3.</translation>
    </message>
    <message>
        <source>%1 annotated the run %2 (step %3, attempt %4) at %5: %6.</source>
        <translation>%1 annotated the run %2 (step %3, attempt %4) at %5: %6.</translation>
    </message>
    <message>
        <source>%1 withdrew the annotation of entry %3 from the run %2.</source>
        <translation>%1 withdrew the annotation of entry %3 from the run %2.</translation>
    </message>
    <message>
        <source>%1 marked a moment of the run %2 (step %3, attempt %4), reading %5.</source>
        <translation>%1 marked a moment of the run %2 (step %3, attempt %4), reading %5.</translation>
    </message>
    <message>
        <source>%1 scanned %3 while %4 was under test in the run %2.</source>
        <translation>%1 scanned %3 while %4 was under test in the run %2.</translation>
    </message>
    <message>
        <source>%1 took out of the archive: %2 of %3 %4, to %5 (SHA-256 %6).</source>
        <translation>%1 took out of the archive: %2 of %3 %4, to %5 (SHA-256 %6).</translation>
    </message>
    <message>
        <source>%1 signed the decision on %2: %3.</source>
        <translation>%1 signed the decision on %2: %3.</translation>
    </message>
    <message>
        <source>evidence package</source>
        <translation>evidence package</translation>
    </message>
    <message>
        <source>print before any signature</source>
        <translation>print before any signature</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>signature sheet</source>
        <translation>signature sheet</translation>
    </message>
    <message>
        <source>list of entries</source>
        <translation>list of entries</translation>
    </message>
    <message>
        <source>%1 decided that the run %2 counts: %3.</source>
        <translation>%1 decided that the run %2 counts: %3.</translation>
    </message>
    <message>
        <source>%1 asked for the run %2 to be voided.</source>
        <translation>%1 asked for the run %2 to be voided.</translation>
    </message>
    <message>
        <source>%1 and a second person voided the run %2.</source>
        <translation>%1 and a second person voided the run %2.</translation>
    </message>
    <message>
        <source>%1 accounted for an unclean end of the program: done at once: %2; so that it does not happen again: %3.</source>
        <translation>%1 accounted for an unclean end of the program: done at once: %2; so that it does not happen again: %3.</translation>
    </message>
    <message>
        <source>%1 proposed the pack of %2, revision %3 of %4, for the runs of this archive (proposal %5): %6.</source>
        <translation>%1 proposed the pack of %2, revision %3 of %4, for the runs of this archive (proposal %5): %6.</translation>
    </message>
    <message>
        <source>%1 confirmed and signed the proposal %2: runs may start by the pack of %3, revision %4.</source>
        <translation>%1 confirmed and signed the proposal %2: runs may start by the pack of %3, revision %4.</translation>
    </message>
    <message>
        <source>%1 withdrew the pack of proposal %2: %3.</source>
        <translation>%1 withdrew the pack of proposal %2: %3.</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>Done: %1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>FAILED: %1. %2</source>
        <translation>FAILED: %1. %2</translation>
    </message>
    <message>
        <source>Ended before it was done. It is due again with the next time of day, or when somebody asks for it.</source>
        <translation>Ended before it was done. It is due again with the next time of day, or when somebody asks for it.</translation>
    </message>
    <message>
        <source>The archive has got what it was owed.</source>
        <translation>The archive has got what it was owed.</translation>
    </message>
    <message>
        <source>Not everything that the archive is owed could be done.</source>
        <translation>Not everything that the archive is owed could be done.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>%1, due</source>
        <translation>%1, due</translation>
    </message>
    <message>
        <source>Every day at</source>
        <translation>Every day at</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 UTC; nobody has set an upkeep</source>
        <translation>%1 UTC; nobody has set an upkeep</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Outside places</source>
        <translation>Outside places</translation>
    </message>
    <message>
        <source>a checkpoint is still to be brought</source>
        <translation>a checkpoint is still to be brought</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Rehearsal of a restore</source>
        <translation>Rehearsal of a restore</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>not applicable</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>PASS</source>
        <translation>PASS</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>not evaluated</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>inconclusive</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>FAIL</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completed</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>abandoned</translation>
    </message>
    <message>
        <source>bench trouble</source>
        <translation>bench trouble</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>unverified</translation>
    </message>
    <message>
        <source>released</source>
        <translation>released</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>not open</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>slow</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>stale</translation>
    </message>
    <message>
        <source>unplugged</source>
        <translation>unplugged</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulated</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>all steps done</source>
        <translation>all steps done</translation>
    </message>
    <message>
        <source>stopped by the operator</source>
        <translation>stopped by the operator</translation>
    </message>
    <message>
        <source>stopped in an emergency</source>
        <translation>stopped in an emergency</translation>
    </message>
    <message>
        <source>ended by bench trouble</source>
        <translation>ended by bench trouble</translation>
    </message>
    <message>
        <source>suspended, to be gone on with</source>
        <translation>suspended, to be gone on with</translation>
    </message>
    <message>
        <source>inside the limit</source>
        <translation>inside the limit</translation>
    </message>
    <message>
        <source>outside the limit</source>
        <translation>outside the limit</translation>
    </message>
    <message>
        <source>inside the limit, but not by the guard band</source>
        <translation>inside the limit, but not by the guard band</translation>
    </message>
    <message>
        <source>the limit has not been checked against the official text</source>
        <translation>the limit has not been checked against the official text</translation>
    </message>
    <message>
        <source>this edition has no figure for the limit</source>
        <translation>this edition has no figure for the limit</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>there is no value</translation>
    </message>
    <message>
        <source>the value is not a number</source>
        <translation>the value is not a number</translation>
    </message>
    <message>
        <source>nothing was recorded</source>
        <translation>nothing was recorded</translation>
    </message>
    <message>
        <source>the record has a gap</source>
        <translation>the record has a gap</translation>
    </message>
    <message>
        <source>the instrument had stopped sending</source>
        <translation>the instrument had stopped sending</translation>
    </message>
    <message>
        <source>the converter was at the end of its range</source>
        <translation>the converter was at the end of its range</translation>
    </message>
    <message>
        <source>the indication was not stable</source>
        <translation>the indication was not stable</translation>
    </message>
    <message>
        <source>the instrument was out of its range</source>
        <translation>the instrument was out of its range</translation>
    </message>
    <message>
        <source>the value is not of the kind the limit asks for</source>
        <translation>the value is not of the kind the limit asks for</translation>
    </message>
    <message>
        <source>the decision rule needs an uncertainty and there is none</source>
        <translation>the decision rule needs an uncertainty and there is none</translation>
    </message>
    <message>
        <source>the uncertainty is too large for this limit</source>
        <translation>the uncertainty is too large for this limit</translation>
    </message>
    <message>
        <source>for information only, not judged</source>
        <translation>for information only, not judged</translation>
    </message>
    <message>
        <source>too few valid runs</source>
        <translation>too few valid runs</translation>
    </message>
    <message>
        <source>the number of valid runs has not been checked against the official text</source>
        <translation>the number of valid runs has not been checked against the official text</translation>
    </message>
    <message>
        <source>mean and single runs disagree, and which of them counts has not been checked</source>
        <translation>mean and single runs disagree, and which of them counts has not been checked</translation>
    </message>
    <message>
        <source>declared void</source>
        <translation>declared void</translation>
    </message>
    <message>
        <source>too fast and over the limit: repeat</source>
        <translation>too fast and over the limit: repeat</translation>
    </message>
    <message>
        <source>too slow and under the limit: repeat</source>
        <translation>too slow and under the limit: repeat</translation>
    </message>
    <message>
        <source>lever force too high</source>
        <translation>lever force too high</translation>
    </message>
    <message>
        <source>lever force not recorded</source>
        <translation>lever force not recorded</translation>
    </message>
    <message>
        <source>a brake was used that this condition leaves alone</source>
        <translation>a brake was used that this condition leaves alone</translation>
    </message>
    <message>
        <source>the brake switch did not trigger</source>
        <translation>the brake switch did not trigger</translation>
    </message>
    <message>
        <source>the vehicle did not come to a standstill</source>
        <translation>the vehicle did not come to a standstill</translation>
    </message>
    <message>
        <source>the balance did not show zero</source>
        <translation>the balance did not show zero</translation>
    </message>
    <message>
        <source>the readings differ by more than the method allows</source>
        <translation>the readings differ by more than the method allows</translation>
    </message>
    <message>
        <source>the step was not completed</source>
        <translation>the step was not completed</translation>
    </message>
    <message>
        <source>not required for this item</source>
        <translation>not required for this item</translation>
    </message>
    <message>
        <source>the instrument restarted</source>
        <translation>the instrument restarted</translation>
    </message>
    <message>
        <source>the clock of the instrument is at fault</source>
        <translation>the clock of the instrument is at fault</translation>
    </message>
    <message>
        <source>the instrument is not calibrated for this measurand</source>
        <translation>the instrument is not calibrated for this measurand</translation>
    </message>
    <message>
        <source>the indication lies outside the calibrated range</source>
        <translation>the indication lies outside the calibrated range</translation>
    </message>
    <message>
        <source>the uncertainty budget could not be evaluated</source>
        <translation>the uncertainty budget could not be evaluated</translation>
    </message>
    <message>
        <source>the zero has drifted by more than the method allows</source>
        <translation>the zero has drifted by more than the method allows</translation>
    </message>
    <message>
        <source>the ambient conditions were outside what the method allows</source>
        <translation>the ambient conditions were outside what the method allows</translation>
    </message>
    <message>
        <source>an ambient condition was not recorded</source>
        <translation>an ambient condition was not recorded</translation>
    </message>
    <message>
        <source>a state the method asks for was not confirmed</source>
        <translation>a state the method asks for was not confirmed</translation>
    </message>
    <message>
        <source>the pause before this run was too long</source>
        <translation>the pause before this run was too long</translation>
    </message>
    <message>
        <source>the rest before this run was too short</source>
        <translation>the rest before this run was too short</translation>
    </message>
    <message>
        <source>two independent ways to the value disagree</source>
        <translation>two independent ways to the value disagree</translation>
    </message>
    <message>
        <source>the value is not plausible beside the other records</source>
        <translation>the value is not plausible beside the other records</translation>
    </message>
    <message>
        <source>no steady state was reached</source>
        <translation>no steady state was reached</translation>
    </message>
    <message>
        <source>the thermal limit was reached</source>
        <translation>the thermal limit was reached</translation>
    </message>
    <message>
        <source>the supply voltage was not held</source>
        <translation>the supply voltage was not held</translation>
    </message>
    <message>
        <source>the set point was not held</source>
        <translation>the set point was not held</translation>
    </message>
    <message>
        <source>a step this one rests on has no result</source>
        <translation>a step this one rests on has no result</translation>
    </message>
    <message>
        <source>not every part has been weighed</source>
        <translation>not every part has been weighed</translation>
    </message>
    <message>
        <source>a required answer was not given</source>
        <translation>a required answer was not given</translation>
    </message>
    <message>
        <source>a required photo or document is missing</source>
        <translation>a required photo or document is missing</translation>
    </message>
    <message>
        <source>found not to apply to this item</source>
        <translation>found not to apply to this item</translation>
    </message>
    <message>
        <source>the external certificate lacks what identifies it</source>
        <translation>the external certificate lacks what identifies it</translation>
    </message>
    <message>
        <source>the external certificate had expired</source>
        <translation>the external certificate had expired</translation>
    </message>
    <message>
        <source>the external certificate is dated after the day it was relied on</source>
        <translation>the external certificate is dated after the day it was relied on</translation>
    </message>
    <message>
        <source>not everything the step is done for has a result</source>
        <translation>not everything the step is done for has a result</translation>
    </message>
    <message>
        <source>a code that must be unique has been seen on another item</source>
        <translation>a code that must be unique has been seen on another item</translation>
    </message>
    <message>
        <source>the moment from which the time counts is not in the record</source>
        <translation>the moment from which the time counts is not in the record</translation>
    </message>
    <message>
        <source>the receiver had no fix of its position</source>
        <translation>the receiver had no fix of its position</translation>
    </message>
    <message>
        <source>fewer positions than the method needs</source>
        <translation>fewer positions than the method needs</translation>
    </message>
    <message>
        <source>satellites of other systems took part, or it is not told whose they were</source>
        <translation>satellites of other systems took part, or it is not told whose they were</translation>
    </message>
    <message>
        <source>no reference position to compare with</source>
        <translation>no reference position to compare with</translation>
    </message>
    <message>
        <source>observed for less time than the method needs</source>
        <translation>observed for less time than the method needs</translation>
    </message>
    <message>
        <source>the background is too loud to be taken out</source>
        <translation>the background is too loud to be taken out</translation>
    </message>
    <message>
        <source>the check of the instrument before or after the measurement failed</source>
        <translation>the check of the instrument before or after the measurement failed</translation>
    </message>
    <message>
        <source>what was answered differs from what is on record</source>
        <translation>what was answered differs from what is on record</translation>
    </message>
    <message>
        <source>the code does not have the form that its parts are read by</source>
        <translation>the code does not have the form that its parts are read by</translation>
    </message>
    <message>
        <source>a figure of the decision rule is out of its range</source>
        <translation>a figure of the decision rule is out of its range</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message numerus="yes">
        <source>The archive does not hold: %n place(s) of %1 rows and files looked at.</source>
        <translation><numerusform>The archive does not hold: %n place of %1 rows and files looked at.</numerusform><numerusform>The archive does not hold: %n places of %1 rows and files looked at.</numerusform></translation>
    </message>
    <message>
        <source>Ended before it was done. Nothing was changed.</source>
        <translation>Ended before it was done. Nothing was changed.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Note: %1</translation>
    </message>
    <message>
        <source>The archive holds: %1 rows and files looked at.</source>
        <translation>The archive holds: %1 rows and files looked at.</translation>
    </message>
    <message>
        <source>%1 %2, %3: stored %4, recomputed %5</source>
        <translation>%1 %2, %3: stored %4, recomputed %5</translation>
    </message>
    <message>
        <source>run %1 has not ended</source>
        <translation>run %1 has not ended</translation>
    </message>
    <message>
        <source>%1 runs computed again from their bytes: %2 differences.</source>
        <translation>%1 runs computed again from their bytes: %2 differences.</translation>
    </message>
    <message>
        <source>The run was computed again from its bytes: every digit is the same.</source>
        <translation>The run was computed again from its bytes: every digit is the same.</translation>
    </message>
    <message>
        <source>%1 runs computed again from their bytes: every digit is the same.</source>
        <translation>%1 runs computed again from their bytes: every digit is the same.</translation>
    </message>
    <message>
        <source>Drawn with the seed &quot;%1&quot; from %2 runs, the newest of them %3. The same seed and number of runs give the same draw on any machine.</source>
        <translation>Drawn with the seed &quot;%1&quot; from %2 runs, the newest of them %3. The same seed and number of runs give the same draw on any machine.</translation>
    </message>
    <message>
        <source>This is not on record: %1</source>
        <translation>This is not on record: %1</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Bench</source>
        <translation>Bench</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Setup</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
</context>
<context>
    <name>velocert::app::AboutWindow</name>
    <message>
        <source>About Velocert</source>
        <translation>About Velocert</translation>
    </message>
    <message>
        <source>Which program this is</source>
        <translation>Which program this is</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Program file</source>
        <translation>Program file</translation>
    </message>
    <message>
        <source>the system does not tell</source>
        <translation>the system does not tell</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 of the file</translation>
    </message>
    <message>
        <source>Pack of %1</source>
        <translation>Pack of %1</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later</source>
        <translation>GNU General Public License, version 3 or later</translation>
    </message>
</context>
<context>
    <name>velocert::app::ActForm</name>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (optional)</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>Browse …</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Browse: %1</translation>
    </message>
    <message>
        <source>Take the line out</source>
        <translation>Take the line out</translation>
    </message>
    <message>
        <source>Take the line out: %1</source>
        <translation>Take the line out: %1</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Line %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>velocert::app::ArchivePage</name>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Verify and draw</source>
        <translation>Verify and draw</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Find a run</translation>
    </message>
    <message>
        <source>Read the audit trail</source>
        <translation>Read the audit trail</translation>
    </message>
    <message>
        <source>Verify, recompute, draw</source>
        <translation>Verify, recompute, draw</translation>
    </message>
    <message>
        <source>Verify the archive</source>
        <translation>Verify the archive</translation>
    </message>
    <message>
        <source>Recompute all runs</source>
        <translation>Recompute all runs</translation>
    </message>
    <message>
        <source>Recompute the run in view</source>
        <translation>Recompute the run in view</translation>
    </message>
    <message>
        <source>Export the run in view</source>
        <translation>Export the run in view</translation>
    </message>
    <message>
        <source>Compare the run in view with another</source>
        <translation>Compare the run in view with another</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Choose the run that %1 is to be compared with.</source>
        <translation>Choose the run that %1 is to be compared with.</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Export the run</translation>
    </message>
    <message>
        <source>Annotate the moment in view (M)</source>
        <translation>Annotate the moment in view (M)</translation>
    </message>
    <message>
        <source>Save the audit trail</source>
        <translation>Save the audit trail</translation>
    </message>
</context>
<context>
    <name>velocert::app::ArchiveWork</name>
    <message>
        <source>Verifying the archive</source>
        <translation>Verifying the archive</translation>
    </message>
    <message>
        <source>Recomputing all runs</source>
        <translation>Recomputing all runs</translation>
    </message>
    <message>
        <source>Recomputing</source>
        <translation>Recomputing</translation>
    </message>
    <message>
        <source>Reading the audit trail</source>
        <translation>Reading the audit trail</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>Exporting the run</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Written to %1</translation>
    </message>
    <message>
        <source>Drawing records</source>
        <translation>Drawing records</translation>
    </message>
    <message>
        <source>entries of the ledger</source>
        <translation>entries of the ledger</translation>
    </message>
    <message>
        <source>files of evidence</source>
        <translation>files of evidence</translation>
    </message>
    <message>
        <source>list of runs</source>
        <translation>list of runs</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>restoring</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>about %1 s left</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>checkpoint</translation>
    </message>
    <message>
        <source>checkpoints to their places</source>
        <translation>checkpoints to their places</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>verification</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>backup</translation>
    </message>
</context>
<context>
    <name>velocert::app::AttemptsModel</name>
    <message>
        <source>zero / kg</source>
        <translation>zero / kg</translation>
    </message>
    <message>
        <source>mass / kg</source>
        <translation>mass / kg</translation>
    </message>
    <message>
        <source>void</source>
        <translation>void</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>invalid</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>verdict</translation>
    </message>
    <message>
        <source>repeated: %1</source>
        <translation>repeated: %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>velocert::app::BackupPage</name>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>No backup was ever made. Keep three copies on two kinds of media, one of them elsewhere.</source>
        <translation>No backup was ever made. Keep three copies on two kinds of media, one of them elsewhere.</translation>
    </message>
    <message>
        <source>There is no archive yet, and so nothing to keep.</source>
        <translation>There is no archive yet, and so nothing to keep.</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>backup</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>rehearsal</translation>
    </message>
    <message>
        <source>made</source>
        <translation>made</translation>
    </message>
    <message>
        <source>all holds</source>
        <translation>all holds</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>When (UTC)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>How it stands</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>schedule</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>%1 rows and files, %2 runs computed again</source>
        <translation>%1 rows and files, %2 runs computed again</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>%1 findings, %2 differences</source>
        <translation>%1 findings, %2 differences</translation>
    </message>
    <message>
        <source>Records are kept</source>
        <translation>Records are kept</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 years</translation>
    </message>
    <message>
        <source>Legal holds in force</source>
        <translation>Legal holds in force</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Only new evidence is copied; what is there is never changed. The snapshot is opened again and checked.</source>
        <translation>Only new evidence is copied; what is there is never changed. The snapshot is opened again and checked.</translation>
    </message>
    <message>
        <source>Folder on another disk</source>
        <translation>Folder on another disk</translation>
    </message>
    <message>
        <source>Key of the station</source>
        <translation>Key of the station</translation>
    </message>
    <message>
        <source>if one is named</source>
        <translation>if one is named</translation>
    </message>
    <message>
        <source>empty: signatures made here carry no time-stamp</source>
        <translation>empty: signatures made here carry no time-stamp</translation>
    </message>
    <message>
        <source>Key of the time-stamp authority</source>
        <translation>Key of the time-stamp authority</translation>
    </message>
    <message>
        <source>Snapshot %1: %2 entries, %3 new files; opened again, all holds.</source>
        <translation>Snapshot %1: %2 entries, %3 new files; opened again, all holds.</translation>
    </message>
    <message>
        <source>It is not on record: %1</source>
        <translation>It is not on record: %1</translation>
    </message>
    <message>
        <source>Rehearse a restore</source>
        <translation>Rehearse a restore</translation>
    </message>
    <message>
        <source>Restores into a scratch folder, verifies everything, computes every verdict again, and puts the result on record.</source>
        <translation>Restores into a scratch folder, verifies everything, computes every verdict again, and puts the result on record.</translation>
    </message>
    <message>
        <source>Folder of backups</source>
        <translation>Folder of backups</translation>
    </message>
    <message>
        <source>%1 rows and files checked, %2 runs computed again: all holds.</source>
        <translation>%1 rows and files checked, %2 runs computed again: all holds.</translation>
    </message>
    <message>
        <source>Daily upkeep</source>
        <translation>Daily upkeep</translation>
    </message>
    <message>
        <source>Places outside</source>
        <translation>Places outside</translation>
    </message>
    <message>
        <source>%1, %2 entries</source>
        <translation>%1, %2 entries</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>not tried yet</translation>
    </message>
    <message>
        <source>Too few</source>
        <translation>Too few</translation>
    </message>
    <message>
        <source>%1 places of %2: one alone may be lost together with the archive</source>
        <translation>%1 places of %2: one alone may be lost together with the archive</translation>
    </message>
    <message>
        <source>Set the daily upkeep</source>
        <translation>Set the daily upkeep</translation>
    </message>
    <message>
        <source>Each day at that time the archive is verified, gets a checkpoint by the station&apos;s key and a backup, while this window is open or the command line is told to. Recorded with who and why.</source>
        <translation>Each day at that time the archive is verified, gets a checkpoint by the station&apos;s key and a backup, while this window is open or the command line is told to. Recorded with who and why.</translation>
    </message>
    <message>
        <source>Time of day at this place</source>
        <translation>Time of day at this place</translation>
    </message>
    <message>
        <source>02:00</source>
        <translation>02:00</translation>
    </message>
    <message>
        <source>empty: no checkpoints</source>
        <translation>empty: no checkpoints</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>Folder of the backups</translation>
    </message>
    <message>
        <source>empty: no backups</source>
        <translation>empty: no backups</translation>
    </message>
    <message>
        <source>Days between rehearsals of a restore</source>
        <translation>Days between rehearsals of a restore</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Each day at %1 (%2 UTC).</source>
        <translation>Each day at %1 (%2 UTC).</translation>
    </message>
    <message>
        <source>Set the places outside</source>
        <translation>Set the places outside</translation>
    </message>
    <message>
        <source>Every checkpoint is brought to each of them: folders on other media, which must be there. The list so far is replaced.</source>
        <translation>Every checkpoint is brought to each of them: folders on other media, which must be there. The list so far is replaced.</translation>
    </message>
    <message>
        <source>Name of the first</source>
        <translation>Name of the first</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>safe</translation>
    </message>
    <message>
        <source>Its folder</source>
        <translation>Its folder</translation>
    </message>
    <message>
        <source>Name of the second</source>
        <translation>Name of the second</translation>
    </message>
    <message>
        <source>second host</source>
        <translation>second host</translation>
    </message>
    <message>
        <source>%1 lies on the disk of the archive: it is lost with it.</source>
        <translation>%1 lies on the disk of the archive: it is lost with it.</translation>
    </message>
    <message>
        <source>The places hold every checkpoint there is.</source>
        <translation>The places hold every checkpoint there is.</translation>
    </message>
    <message>
        <source>Make a key of the station</source>
        <translation>Make a key of the station</translation>
    </message>
    <message>
        <source>A new file that only its owner may read. Its public half goes to whoever is to check the archive.</source>
        <translation>A new file that only its owner may read. Its public half goes to whoever is to check the archive.</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name of the key</translation>
    </message>
    <message>
        <source>station-1</source>
        <translation>station-1</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>New file</translation>
    </message>
    <message>
        <source>Its public half: %1</source>
        <translation>Its public half: %1</translation>
    </message>
</context>
<context>
    <name>velocert::app::Banner</name>
    <message>
        <source>Report (PDF)  Ctrl+P</source>
        <translation>Report (PDF)  Ctrl+P</translation>
    </message>
    <message>
        <source>Open folder  Ctrl+O</source>
        <translation>Open folder  Ctrl+O</translation>
    </message>
    <message>
        <source>Write the report as PDF</source>
        <translation>Write the report as PDF</translation>
    </message>
    <message>
        <source>Open the folder of the archive</source>
        <translation>Open the folder of the archive</translation>
    </message>
    <message>
        <source>The verdict will stand here.</source>
        <translation>The verdict will stand here.</translation>
    </message>
</context>
<context>
    <name>velocert::app::BenchPage</name>
    <message>
        <source>without a number</source>
        <translation>without a number</translation>
    </message>
    <message>
        <source>Order file</source>
        <translation>Order file</translation>
    </message>
    <message>
        <source>This is not on record: %1</source>
        <translation>This is not on record: %1</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Start the run</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Declare the attempt void</source>
        <translation>Declare the attempt void</translation>
    </message>
    <message>
        <source>Stop safely, keep evidence</source>
        <translation>Stop safely, keep evidence</translation>
    </message>
    <message>
        <source>Abandon this attempt, keep evidence</source>
        <translation>Abandon this attempt, keep evidence</translation>
    </message>
    <message>
        <source>Emergency: outputs off now</source>
        <translation>Emergency: outputs off now</translation>
    </message>
    <message>
        <source>Write the report as PDF</source>
        <translation>Write the report as PDF</translation>
    </message>
    <message>
        <source>Open the folder of the archive</source>
        <translation>Open the folder of the archive</translation>
    </message>
    <message>
        <source>Mark this moment (M)</source>
        <translation>Mark this moment (M)</translation>
    </message>
    <message>
        <source>Plan of tests</source>
        <translation>Plan of tests</translation>
    </message>
    <message>
        <source>Freeze the plot, or let it go on</source>
        <translation>Freeze the plot, or let it go on</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>attempt %1</translation>
    </message>
    <message>
        <source>Large letters, to be read from three metres</source>
        <translation>Large letters, to be read from three metres</translation>
    </message>
    <message>
        <source>Ask the instruments</source>
        <translation>Ask the instruments</translation>
    </message>
    <message>
        <source>Leave the run, to go on with it another day</source>
        <translation>Leave the run, to go on with it another day</translation>
    </message>
    <message>
        <source>Stopping the run: %1</source>
        <translation>Stopping the run: %1</translation>
    </message>
    <message>
        <source>Run on: %1</source>
        <translation>Run on: %1</translation>
    </message>
    <message>
        <source>Run ended: %1, %2</source>
        <translation>Run ended: %1, %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::BenchStrip</name>
    <message>
        <source>No test item</source>
        <translation>No test item</translation>
    </message>
    <message>
        <source>%1, made %2</source>
        <translation>%1, made %2</translation>
    </message>
    <message>
        <source>Safe state read back: %1</source>
        <translation>Safe state read back: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 instruments: %2</source>
        <translation>%1 instruments: %2</translation>
    </message>
    <message>
        <source>%1 instruments, %2: %3</source>
        <translation>%1 instruments, %2: %3</translation>
    </message>
    <message>
        <source>Virtual bench</source>
        <translation>Virtual bench</translation>
    </message>
    <message>
        <source>Station: bench</source>
        <translation>Station: bench</translation>
    </message>
    <message>
        <source>Station: %1</source>
        <translation>Station: %1</translation>
    </message>
    <message>
        <source>%1, out of calibration</source>
        <translation>%1, out of calibration</translation>
    </message>
    <message>
        <source>out of calibration</source>
        <translation>out of calibration</translation>
    </message>
    <message>
        <source>Setup: identify the instruments</source>
        <translation>Setup: identify the instruments</translation>
    </message>
    <message>
        <source>Its port is opened when a run begins.</source>
        <translation>Its port is opened when a run begins.</translation>
    </message>
    <message>
        <source>Setup shows who answers at which port.</source>
        <translation>Setup shows who answers at which port.</translation>
    </message>
    <message>
        <source>It answers within its time.</source>
        <translation>It answers within its time.</translation>
    </message>
    <message>
        <source>It answers later than it should; nothing is lost yet.</source>
        <translation>It answers later than it should; nothing is lost yet.</translation>
    </message>
    <message>
        <source>Look at cable, baud rate and what else uses the port.</source>
        <translation>Look at cable, baud rate and what else uses the port.</translation>
    </message>
    <message>
        <source>It has been silent for longer than it may be. Its last value is not used.</source>
        <translation>It has been silent for longer than it may be. Its last value is not used.</translation>
    </message>
    <message>
        <source>Is it switched on, and not in a menu? Then identify it.</source>
        <translation>Is it switched on, and not in a menu? Then identify it.</translation>
    </message>
    <message>
        <source>Its port is gone: the cable or adapter was pulled.</source>
        <translation>Its port is gone: the cable or adapter was pulled.</translation>
    </message>
    <message>
        <source>Plug it in again at the same port. The attempt is repeated; what was recorded stays.</source>
        <translation>Plug it in again at the same port. The attempt is repeated; what was recorded stays.</translation>
    </message>
    <message>
        <source>It is NOT off, as far as anybody knows: switch it off at the instrument itself before anyone touches what is connected.</source>
        <translation>It is NOT off, as far as anybody knows: switch it off at the instrument itself before anyone touches what is connected.</translation>
    </message>
    <message>
        <source>It is simulated by the program: nothing it shows can be used for certification.</source>
        <translation>It is simulated by the program: nothing it shows can be used for certification.</translation>
    </message>
    <message>
        <source>Setup: instruments and certificates</source>
        <translation>Setup: instruments and certificates</translation>
    </message>
</context>
<context>
    <name>velocert::app::ChartBar</name>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Show all of the chart</source>
        <translation>Show all of the chart</translation>
    </message>
    <message>
        <source>Home, or a double click in the chart</source>
        <translation>Home, or a double click in the chart</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Save …</translation>
    </message>
    <message>
        <source>Save what is seen of the chart</source>
        <translation>Save what is seen of the chart</translation>
    </message>
    <message>
        <source>As a picture, a drawing or values</source>
        <translation>As a picture, a drawing or values</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Picture (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Drawing (SVG)</translation>
    </message>
    <message>
        <source>Values (CSV)</source>
        <translation>Values (CSV)</translation>
    </message>
    <message>
        <source>The chart was not saved; nothing that was recorded is lost.</source>
        <translation>The chart was not saved; nothing that was recorded is lost.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Next mark</translation>
    </message>
    <message>
        <source>Go on to the next row that stands out</source>
        <translation>Go on to the next row that stands out</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Copy the chosen rows</translation>
    </message>
    <message>
        <source>Ctrl+C: with header and units, for a spreadsheet</source>
        <translation>Ctrl+C: with header and units, for a spreadsheet</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Show the values of the chart as a table</source>
        <translation>Show the values of the chart as a table</translation>
    </message>
    <message>
        <source>Ctrl+G, there and back</source>
        <translation>Ctrl+G, there and back</translation>
    </message>
    <message>
        <source>Chart: zoom in</source>
        <translation>Chart: zoom in</translation>
    </message>
    <message>
        <source>Chart: zoom out</source>
        <translation>Chart: zoom out</translation>
    </message>
    <message>
        <source>Chart: show all of it</source>
        <translation>Chart: show all of it</translation>
    </message>
    <message>
        <source>Chart: second cursor, for differences</source>
        <translation>Chart: second cursor, for differences</translation>
    </message>
    <message>
        <source>Chart: without the second cursor</source>
        <translation>Chart: without the second cursor</translation>
    </message>
    <message>
        <source>Chart: values as a table, there and back</source>
        <translation>Chart: values as a table, there and back</translation>
    </message>
    <message>
        <source>Chart: save what is seen as a picture (PNG)</source>
        <translation>Chart: save what is seen as a picture (PNG)</translation>
    </message>
    <message>
        <source>Chart: save what is seen as a drawing (SVG)</source>
        <translation>Chart: save what is seen as a drawing (SVG)</translation>
    </message>
    <message>
        <source>Chart: save the values of what is seen (CSV)</source>
        <translation>Chart: save the values of what is seen (CSV)</translation>
    </message>
    <message>
        <source>Chart: save what is seen …</source>
        <translation>Chart: save what is seen …</translation>
    </message>
</context>
<context>
    <name>velocert::app::CheckView</name>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Verify the archive</source>
        <translation>Verify the archive</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Recompute</translation>
    </message>
    <message>
        <source>Takes the bytes that came down the wire, decodes, evaluates and judges them again with the pack and the certificates of that day, and lists every digit that differs.</source>
        <translation>Takes the bytes that came down the wire, decodes, evaluates and judges them again with the pack and the certificates of that day, and lists every digit that differs.</translation>
    </message>
    <message>
        <source>Recompute all runs</source>
        <translation>Recompute all runs</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>Random draw</translation>
    </message>
    <message>
        <source>Which records to look at, chosen by nobody. Say any seed aloud, a date or a throw of dice: the same seed gives the same records, here and on any other machine.</source>
        <translation>Which records to look at, chosen by nobody. Say any seed aloud, a date or a throw of dice: the same seed gives the same records, here and on any other machine.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>Records drawn</source>
        <translation>Records drawn</translation>
    </message>
    <message>
        <source>Recompute those drawn</source>
        <translation>Recompute those drawn</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>Nothing is drawn yet.</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <translation>No. %1 · %2</translation>
    </message>
    <message>
        <source>Reads every entry of the ledger and every file of evidence, computes every digest and the chain anew, and names each place that does not hold. Whoever may puts on record that it was done, and what was found.</source>
        <translation>Reads every entry of the ledger and every file of evidence, computes every digest and the chain anew, and names each place that does not hold. Whoever may puts on record that it was done, and what was found.</translation>
    </message>
</context>
<context>
    <name>velocert::app::CommandList</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Type a command</translation>
    </message>
</context>
<context>
    <name>velocert::app::CompareModel</name>
    <message>
        <source>differs</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Alike</translation>
    </message>
</context>
<context>
    <name>velocert::app::CompareView</name>
    <message>
        <source>Line by line</source>
        <translation>Line by line</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curves</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Attempt of the first run</source>
        <translation>Attempt of the first run</translation>
    </message>
    <message>
        <source>Attempt of the second run</source>
        <translation>Attempt of the second run</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>Reading the bytes …</source>
        <translation>Reading the bytes …</translation>
    </message>
    <message>
        <source>Click into the chart to read both curves at one place.</source>
        <translation>Click into the chart to read both curves at one place.</translation>
    </message>
    <message>
        <source>Back to the run</source>
        <translation>Back to the run</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Only what differs</translation>
    </message>
    <message>
        <source>Two runs side by side</source>
        <translation>Two runs side by side</translation>
    </message>
    <message>
        <source>%1 of %2 lines differ</source>
        <translation>%1 of %2 lines differ</translation>
    </message>
</context>
<context>
    <name>velocert::app::CoverageBar</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Clauses of the edition: %1</source>
        <translation>Clauses of the edition: %1</translation>
    </message>
    <message>
        <source>Enter lists the clauses of a part; Left and Right choose it: %1</source>
        <translation>Enter lists the clauses of a part; Left and Right choose it: %1</translation>
    </message>
    <message>
        <source>Clauses: %1</source>
        <translation>Clauses: %1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::EquipmentPage</name>
    <message>
        <source>Calibrated by</source>
        <translation>Calibrated by</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instruments</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>out of service</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>no certificate</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>overdue since %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>instruments that may not be used: %1</source>
        <translation>instruments that may not be used: %1</translation>
    </message>
    <message>
        <source>certificates that end within 30 days: %1</source>
        <translation>certificates that end within 30 days: %1</translation>
    </message>
    <message>
        <source>all instruments in service are calibrated</source>
        <translation>all instruments in service are calibrated</translation>
    </message>
    <message>
        <source>Certificate %1</source>
        <translation>Certificate %1</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Traceable to</source>
        <translation>Traceable to</translation>
    </message>
    <message>
        <source>Calibrated on</source>
        <translation>Calibrated on</translation>
    </message>
    <message>
        <source>May be used until</source>
        <translation>May be used until</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Measurand</source>
        <translation>Measurand</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>Indication</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Range of %1</source>
        <translation>Range of %1</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Accepted when</source>
        <translation>Accepted when</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Interval</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>Why so</source>
        <translation>Why so</translation>
    </message>
    <message>
        <source>Intermediate checks: %1</source>
        <translation>Intermediate checks: %1</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>Enter an intermediate check</source>
        <translation>Enter an intermediate check</translation>
    </message>
    <message>
        <source>A check that fails blocks every step with this instrument from now on.</source>
        <translation>A check that fails blocks every step with this instrument from now on.</translation>
    </message>
    <message>
        <source>value and unit</source>
        <translation>value and unit</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Largest difference</translation>
    </message>
    <message>
        <source>The check passed and is on record.</source>
        <translation>The check passed and is on record.</translation>
    </message>
    <message>
        <source>The check FAILED and is on record: the instrument is blocked.</source>
        <translation>The check FAILED and is on record: the instrument is blocked.</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>Take out of service</translation>
    </message>
    <message>
        <source>Put in service</source>
        <translation>Put in service</translation>
    </message>
    <message>
        <source>No step can begin with it until it is put in service again.</source>
        <translation>No step can begin with it until it is put in service again.</translation>
    </message>
    <message>
        <source>Steps can begin with it again as far as its certificates hold.</source>
        <translation>Steps can begin with it again as far as its certificates hold.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>The state of %1 is on record.</source>
        <translation>The state of %1 is on record.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>From its file (velocert-calibration/1); a scan that it names is kept if it lies beside it.</source>
        <translation>From its file (velocert-calibration/1); a scan that it names is kept if it lies beside it.</translation>
    </message>
    <message>
        <source>The certificate %1 is on record.</source>
        <translation>The certificate %1 is on record.</translation>
    </message>
    <message>
        <source>From its file (velocert-equipment/1), with all that ISO/IEC 17025 wants to be known of it.</source>
        <translation>From its file (velocert-equipment/1), with all that ISO/IEC 17025 wants to be known of it.</translation>
    </message>
    <message>
        <source>The instrument %1 is on record.</source>
        <translation>The instrument %1 is on record.</translation>
    </message>
    <message>
        <source>No instrument is in the register yet. Enter one, then its calibration certificate: without one no real measurement can begin.</source>
        <translation>No instrument is in the register yet. Enter one, then its calibration certificate: without one no real measurement can begin.</translation>
    </message>
    <message>
        <source>Certificate from a file</source>
        <translation>Certificate from a file</translation>
    </message>
    <message>
        <source>Instrument from a file</source>
        <translation>Instrument from a file</translation>
    </message>
    <message>
        <source>Certificates that later ones replaced</source>
        <translation>Certificates that later ones replaced</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>No instrument is in the register yet. Whoever keeps the equipment (a custodian or a signatory) enters it with its calibration certificate: without one no real measurement can begin.</source>
        <translation>No instrument is in the register yet. Whoever keeps the equipment (a custodian or a signatory) enters it with its calibration certificate: without one no real measurement can begin.</translation>
    </message>
</context>
<context>
    <name>velocert::app::FirstStart</name>
    <message>
        <source>Making sample data</source>
        <translation>Making sample data</translation>
    </message>
    <message>
        <source>Four rooms by duty</source>
        <translation>Four rooms by duty</translation>
    </message>
    <message>
        <source>On the left: the Bench for tests, Review for reports, the Archive for looking back, Setup for the laboratory. You see what you may use. Ctrl+1 to Ctrl+4 go there; Ctrl+K finds every command by name.</source>
        <translation>On the left: the Bench for tests, Review for reports, the Archive for looking back, Setup for the laboratory. You see what you may use. Ctrl+1 to Ctrl+4 go there; Ctrl+K finds every command by name.</translation>
    </message>
    <message>
        <source>The Bench asks one thing at a time</source>
        <translation>The Bench asks one thing at a time</translation>
    </message>
    <message>
        <source>Scan or type the item: the edition that applies appears with its reason. One list names everything that is in the way of the start. During a run the centre says what to do now; Space is the primary action.</source>
        <translation>Scan or type the item: the edition that applies appears with its reason. One list names everything that is in the way of the start. During a run the centre says what to do now; Space is the primary action.</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Nothing is lost</translation>
    </message>
    <message>
        <source>Every byte from an instrument is kept. A retry is a new attempt and the earlier one stays. The three stops say on the button what they do; the instruments go to their safe state and tell it.</source>
        <translation>Every byte from an instrument is kept. A retry is a new attempt and the earlier one stays. The three stops say on the button what they do; the instruments go to their safe state and tell it.</translation>
    </message>
    <message>
        <source>A verdict has its reason</source>
        <translation>A verdict has its reason</translation>
    </message>
    <message>
        <source>Value, limit, uncertainty and margin stand beside each verdict. What is missing or not verified gives Not evaluated with its cause, never a Pass.</source>
        <translation>Value, limit, uncertainty and margin stand beside each verdict. What is missing or not verified gives Not evaluated with its cause, never a Pass.</translation>
    </message>
    <message>
        <source>The Archive proves it</source>
        <translation>The Archive proves it</translation>
    </message>
    <message>
        <source>Search as you type, open a run as it was, move through plot, prompt and bytes together, and recompute the verdict from the bytes. Verify reads every entry; the audit trail is sentences.</source>
        <translation>Search as you type, open a run as it was, move through plot, prompt and bytes together, and recompute the verdict from the bytes. Verify reads every entry; the audit trail is sentences.</translation>
    </message>
    <message>
        <source>Setup keeps it in order</source>
        <translation>Setup keeps it in order</translation>
    </message>
    <message>
        <source>Instruments with certificates and checks, limits released by two persons, people and competence, signing, backup with rehearsal, self-qualification. F1 opens the help of where you are.</source>
        <translation>Instruments with certificates and checks, limits released by two persons, people and competence, signing, backup with rehearsal, self-qualification. F1 opens the help of where you are.</translation>
    </message>
    <message>
        <source>People and runs</source>
        <translation>People and runs</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
</context>
<context>
    <name>velocert::app::FocusPage</name>
    <message>
        <source>F11: back to the whole screen</source>
        <translation>F11: back to the whole screen</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>attempt %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The run has ended</source>
        <translation>The run has ended</translation>
    </message>
    <message>
        <source>Space: %1</source>
        <translation>Space: %1</translation>
    </message>
    <message>
        <source>Something has to be typed: Space or F11 leads there</source>
        <translation>Something has to be typed: Space or F11 leads there</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>limit %1</translation>
    </message>
    <message>
        <source>no limit at this step</source>
        <translation>no limit at this step</translation>
    </message>
</context>
<context>
    <name>velocert::app::Guide</name>
    <message>
        <source>Folder of the archive</source>
        <translation>Folder of the archive</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>Show me around</translation>
    </message>
    <message>
        <source>With sample data to look around in</source>
        <translation>With sample data to look around in</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>Browse …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Welcome. What would you like to do?</source>
        <translation>Welcome. What would you like to do?</translation>
    </message>
    <message>
        <source>Look around with the virtual bench: everything works as in earnest, and all that comes out of it is marked as a specimen. Or set up this station: a real archive, the first account, instruments on their ports.</source>
        <translation>Look around with the virtual bench: everything works as in earnest, and all that comes out of it is marked as a specimen. Or set up this station: a real archive, the first account, instruments on their ports.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Look around</translation>
    </message>
    <message>
        <source>Set up this station</source>
        <translation>Set up this station</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Where are the records to be kept?</source>
        <translation>Where are the records to be kept?</translation>
    </message>
    <message>
        <source>A folder of its own on a disk that is backed up. It becomes a real archive for ever: no simulation ever gets into it. Do not choose a folder that is synchronised with a cloud.</source>
        <translation>A folder of its own on a disk that is backed up. It becomes a real archive for ever: no simulation ever gets into it. Do not choose a folder that is synchronised with a cloud.</translation>
    </message>
    <message>
        <source>Make the archive</source>
        <translation>Make the archive</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Making sample data</source>
        <translation>Making sample data</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>The virtual bench is ready</source>
        <translation>The virtual bench is ready</translation>
    </message>
    <message>
        <source>The archive is made</source>
        <translation>The archive is made</translation>
    </message>
    <message>
        <source>Scan or type an item number on the Bench and press Start, or look through the runs in the Archive.</source>
        <translation>Scan or type an item number on the Bench and press Start, or look through the runs in the Archive.</translation>
    </message>
    <message>
        <source>Go to the Bench</source>
        <translation>Go to the Bench</translation>
    </message>
    <message>
        <source>Show me around (5 minutes)</source>
        <translation>Show me around (5 minutes)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Skip the tour</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>It did not work.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The window now asks for the first account, that of an authorised signatory. Then the list of first steps leads through instruments, certificates and ports to the first run.</source>
        <translation>The window now asks for the first account, that of an authorised signatory. Then the list of first steps leads through instruments, certificates and ports to the first run.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>✓ %1: %2</source>
        <translation>✓ %1: %2</translation>
    </message>
    <message>
        <source>○ %1: %2</source>
        <translation>○ %1: %2</translation>
    </message>
    <message>
        <source>What this station still wants</source>
        <translation>What this station still wants</translation>
    </message>
    <message>
        <source>This station is ready</source>
        <translation>This station is ready</translation>
    </message>
    <message>
        <source>One after the other; this list comes back with &quot;First steps&quot; among the commands (Ctrl+K).</source>
        <translation>One after the other; this list comes back with &quot;First steps&quot; among the commands (Ctrl+K).</translation>
    </message>
    <message>
        <source>Scan or type an item number on the Bench and press Start.</source>
        <translation>Scan or type an item number on the Bench and press Start.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Next: %1</translation>
    </message>
    <message>
        <source>Another archive or the virtual bench</source>
        <translation>Another archive or the virtual bench</translation>
    </message>
    <message>
        <source>%1, %2 of %3: %4</source>
        <translation>%1, %2 of %3: %4</translation>
    </message>
    <message>
        <source>People for every duty; runs on the virtual bench as fast as it goes, among them one too heavy, one with too long a stop, one with a pulled cable and one that was left half-way; and reports of them, one signed and issued. It takes half a minute.</source>
        <translation>People for every duty; runs on the virtual bench as fast as it goes, among them one too heavy, one with too long a stop, one with a pulled cable and one that was left half-way; and reports of them, one signed and issued. It takes half a minute.</translation>
    </message>
    <message>
        <source>The window asks who you are: look around as technician, reviewer, signatory or auditor, one press each. Each sees what that duty sees; signing out leads to the next.</source>
        <translation>The window asks who you are: look around as technician, reviewer, signatory or auditor, one press each. Each sees what that duty sees; signing out leads to the next.</translation>
    </message>
    <message>
        <source>Ending …</source>
        <translation>Ending …</translation>
    </message>
</context>
<context>
    <name>velocert::app::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Help page</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>Search: words, or the number of a clause</source>
        <translation>Search: words, or the number of a clause</translation>
    </message>
    <message>
        <source>How it is done: [%1](topic:%2)</source>
        <translation>How it is done: [%1](topic:%2)</translation>
    </message>
</context>
<context>
    <name>velocert::app::InstrumentWindow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Open the page of Setup</source>
        <translation>Open the page of Setup</translation>
    </message>
</context>
<context>
    <name>velocert::app::ItemForm</name>
    <message>
        <source>choose its file …</source>
        <translation>choose its file …</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Test item</source>
        <translation>Test item</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>scan or type</source>
        <translation>scan or type</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>Certified to</source>
        <translation>Certified to</translation>
    </message>
    <message>
        <source>none or not known</source>
        <translation>none or not known</translation>
    </message>
    <message>
        <source>%1 applies</source>
        <translation>%1 applies</translation>
    </message>
    <message>
        <source>No edition can be named</source>
        <translation>No edition can be named</translation>
    </message>
    <message>
        <source>Which edition applies?</source>
        <translation>Which edition applies?</translation>
    </message>
    <message>
        <source>It follows from the day the vehicle was made or imported, then from its certificate.</source>
        <translation>It follows from the day the vehicle was made or imported, then from its certificate.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>It has</source>
        <translation>It has</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>Filled in from the run of %1 (UTC). Compare it with the vehicle.</source>
        <translation>Filled in from the run of %1 (UTC). Compare it with the vehicle.</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>no %1</translation>
    </message>
    <message>
        <source>not said: all is asked</source>
        <translation>not said: all is asked</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>velocert::app::LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>No edition pack is installed: the installation is damaged.</source>
        <translation>No edition pack is installed: the installation is damaged.</translation>
    </message>
    <message>
        <source>proposed, to be confirmed</source>
        <translation>proposed, to be confirmed</translation>
    </message>
    <message>
        <source>assumed for training</source>
        <translation>assumed for training</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>proposals that wait for a second person: %1</source>
        <translation>proposals that wait for a second person: %1</translation>
    </message>
    <message>
        <source>limits of the newest edition to be read from the official copy: %1</source>
        <translation>limits of the newest edition to be read from the official copy: %1</translation>
    </message>
    <message>
        <source>every limit of the newest edition can judge</source>
        <translation>every limit of the newest edition can judge</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Judged at</source>
        <translation>Judged at</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>What follows</translation>
    </message>
    <message>
        <source>It never judges: whatever rests on it is not evaluated until two persons release it.</source>
        <translation>It never judges: whatever rests on it is not evaluated until two persons release it.</translation>
    </message>
    <message>
        <source>The demonstration laboratory assumes it, in training alone.</source>
        <translation>The demonstration laboratory assumes it, in training alone.</translation>
    </message>
    <message>
        <source>Proposal %1: what would change</source>
        <translation>Proposal %1: what would change</translation>
    </message>
    <message>
        <source>What was decided before</source>
        <translation>What was decided before</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>When (UTC)</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>Became</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>revision %1</translation>
    </message>
    <message>
        <source>Edition pack</source>
        <translation>Edition pack</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Pack (SHA-256)</source>
        <translation>Pack (SHA-256)</translation>
    </message>
    <message>
        <source>Limits released by</source>
        <translation>Limits released by</translation>
    </message>
    <message>
        <source>nobody: as shipped</source>
        <translation>nobody: as shipped</translation>
    </message>
    <message>
        <source>Propose a value</source>
        <translation>Propose a value</translation>
    </message>
    <message>
        <source>From the official copy, in its very digits. Nothing changes until a second person confirms.</source>
        <translation>From the official copy, in its very digits. Nothing changes until a second person confirms.</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>value and unit</source>
        <translation>value and unit</translation>
    </message>
    <message>
        <source>Upper value</source>
        <translation>Upper value</translation>
    </message>
    <message>
        <source>Official copy</source>
        <translation>Official copy</translation>
    </message>
    <message>
        <source>which copy it was read from</source>
        <translation>which copy it was read from</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Proposal %1 is on record. A second person confirms it here.</source>
        <translation>Proposal %1 is on record. A second person confirms it here.</translation>
    </message>
    <message>
        <source>Confirm as a second person</source>
        <translation>Confirm as a second person</translation>
    </message>
    <message>
        <source>Compare with the official copy yourself. The limit judges from the next run on.</source>
        <translation>Compare with the official copy yourself. The limit judges from the next run on.</translation>
    </message>
    <message>
        <source>Login of the second person</source>
        <translation>Login of the second person</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Name of the second person</source>
        <translation>Name of the second person</translation>
    </message>
    <message>
        <source>Proposal %1 is confirmed: revision %2 is in force.</source>
        <translation>Proposal %1 is confirmed: revision %2 is in force.</translation>
    </message>
    <message>
        <source>Reject the proposal</source>
        <translation>Reject the proposal</translation>
    </message>
    <message>
        <source>It stays on record without effect.</source>
        <translation>It stays on record without effect.</translation>
    </message>
    <message>
        <source>Proposal %1 is rejected and stays on record.</source>
        <translation>Proposal %1 is rejected and stays on record.</translation>
    </message>
    <message>
        <source>limits of the newest edition that nobody has confirmed: %1 assumed for training, %2 provisional</source>
        <translation>limits of the newest edition that nobody has confirmed: %1 assumed for training, %2 provisional</translation>
    </message>
    <message>
        <source>Name in the pack</source>
        <translation>Name in the pack</translation>
    </message>
    <message>
        <source>only where the value is one of two bounds</source>
        <translation>only where the value is one of two bounds</translation>
    </message>
</context>
<context>
    <name>velocert::app::LivePlot</name>
    <message>
        <source>Plot</source>
        <translation>Plot</translation>
    </message>
    <message>
        <source>‖ Frozen at %1 %2: the measurement goes on, what comes is not drawn. F9 goes on.</source>
        <translation>‖ Frozen at %1 %2: the measurement goes on, what comes is not drawn. F9 goes on.</translation>
    </message>
    <message>
        <source>‖ Frozen: the measurement goes on, what comes is not drawn. F9 goes on.</source>
        <translation>‖ Frozen: the measurement goes on, what comes is not drawn. F9 goes on.</translation>
    </message>
</context>
<context>
    <name>velocert::app::LookRecorder</name>
    <message>
        <source>Recording the look</source>
        <translation>Recording the look</translation>
    </message>
    <message>
        <source>Looks that wait to be recorded: %1. %2</source>
        <translation>Looks that wait to be recorded: %1. %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::MainWindow</name>
    <message>
        <source>Velocert</source>
        <translation>Velocert</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>Switch the language</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>All commands</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Go to: %1</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Open another archive</source>
        <translation>Open another archive</translation>
    </message>
    <message>
        <source>Integrity and upkeep of the archive</source>
        <translation>Integrity and upkeep of the archive</translation>
    </message>
    <message>
        <source>Verify the archive now</source>
        <translation>Verify the archive now</translation>
    </message>
    <message>
        <source>About Velocert</source>
        <translation>About Velocert</translation>
    </message>
    <message>
        <source>Foot switch: learn its key</source>
        <translation>Foot switch: learn its key</translation>
    </message>
</context>
<context>
    <name>velocert::app::PagesView</name>
    <message>
        <source>Page before</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Show the pages large</source>
        <translation>Show the pages large</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <translation>Pages of the report</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::PastRunPresenter</name>
    <message>
        <source>Reading the attempt</source>
        <translation>Reading the attempt</translation>
    </message>
    <message>
        <source>before the first action</source>
        <translation>before the first action</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 by the instrument&apos;s counter</source>
        <translation>%1 by the instrument&apos;s counter</translation>
    </message>
</context>
<context>
    <name>velocert::app::PastRunView</name>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Recompute</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>Compare with another run</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Facts of the run</source>
        <translation>Facts of the run</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>Facts of the attempt</source>
        <translation>Facts of the attempt</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Measurand</source>
        <translation>Measurand</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Bytes on the wire</source>
        <translation>Bytes on the wire</translation>
    </message>
    <message>
        <source>The run ended before its first attempt.</source>
        <translation>The run ended before its first attempt.</translation>
    </message>
    <message>
        <source>Reading the bytes …</source>
        <translation>Reading the bytes …</translation>
    </message>
    <message>
        <source>Bytes and annotations</source>
        <translation>Bytes and annotations</translation>
    </message>
    <message>
        <source>Mark (M)</source>
        <translation>Mark (M)</translation>
    </message>
    <message>
        <source>Annotate the moment in view</source>
        <translation>Annotate the moment in view</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>Annotations (%1)</source>
        <translation>Annotations (%1)</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 over time</translation>
    </message>
    <message>
        <source>speed over distance, with the limit</source>
        <translation>speed over distance, with the limit</translation>
    </message>
    <message>
        <source>VOIDED: counts for nothing</source>
        <translation>VOIDED: counts for nothing</translation>
    </message>
</context>
<context>
    <name>velocert::app::PeoplePage</name>
    <message>
        <source>Second person (login)</source>
        <translation>Second person (login)</translation>
    </message>
    <message>
        <source>a signatory, where two persons are needed</source>
        <translation>a signatory, where two persons are needed</translation>
    </message>
    <message>
        <source>Their password</source>
        <translation>Their password</translation>
    </message>
    <message>
        <source>Make the first account</source>
        <translation>Make the first account</translation>
    </message>
    <message>
        <source>A signatory, who makes it for themselves. From then on every act needs an account.</source>
        <translation>A signatory, who makes it for themselves. From then on every act needs an account.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>small letters, as li.ming</source>
        <translation>small letters, as li.ming</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>Name in Chinese</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>Name in Latin letters</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>15 characters or more</source>
        <translation>15 characters or more</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>start of the laboratory</source>
        <translation>start of the laboratory</translation>
    </message>
    <message>
        <source>The account of %1 is on record. Sign in with it.</source>
        <translation>The account of %1 is on record. Sign in with it.</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>Make an account</translation>
    </message>
    <message>
        <source>The person has to change the password at the first sign-in.</source>
        <translation>The person has to change the password at the first sign-in.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>The account of %1 is on record.</source>
        <translation>The account of %1 is on record.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Change the roles</source>
        <translation>Change the roles</translation>
    </message>
    <message>
        <source>In the place of those the person has. Nobody changes their own.</source>
        <translation>In the place of those the person has. Nobody changes their own.</translation>
    </message>
    <message>
        <source>A second role</source>
        <translation>A second role</translation>
    </message>
    <message>
        <source>The roles of %1 are changed.</source>
        <translation>The roles of %1 are changed.</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>Disable the account</translation>
    </message>
    <message>
        <source>It is kept; its login and name stay taken.</source>
        <translation>It is kept; its login and name stay taken.</translation>
    </message>
    <message>
        <source>The account of %1 is disabled.</source>
        <translation>The account of %1 is disabled.</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>Open the account again</translation>
    </message>
    <message>
        <source>The account of %1 is open again.</source>
        <translation>The account of %1 is open again.</translation>
    </message>
    <message>
        <source>Unlock the account</source>
        <translation>Unlock the account</translation>
    </message>
    <message>
        <source>After failures to sign in. Ask the person first.</source>
        <translation>After failures to sign in. Ask the person first.</translation>
    </message>
    <message>
        <source>The account of %1 is unlocked.</source>
        <translation>The account of %1 is unlocked.</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>Reset the password</translation>
    </message>
    <message>
        <source>The person has to change it at the next sign-in.</source>
        <translation>The person has to change it at the next sign-in.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>The password of %1 is reset.</source>
        <translation>The password of %1 is reset.</translation>
    </message>
    <message>
        <source>Authorise for a method</source>
        <translation>Authorise for a method</translation>
    </message>
    <message>
        <source>After training and a check of competence.</source>
        <translation>After training and a check of competence.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>empty: until it is withdrawn</source>
        <translation>empty: until it is withdrawn</translation>
    </message>
    <message>
        <source>which training, which check</source>
        <translation>which training, which check</translation>
    </message>
    <message>
        <source>Authorisation %1 is on record.</source>
        <translation>Authorisation %1 is on record.</translation>
    </message>
    <message>
        <source>Withdraw an authorisation</source>
        <translation>Withdraw an authorisation</translation>
    </message>
    <message>
        <source>From today on.</source>
        <translation>From today on.</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Authorisation</translation>
    </message>
    <message>
        <source>Authorisation %1 is withdrawn.</source>
        <translation>Authorisation %1 is withdrawn.</translation>
    </message>
    <message>
        <source>Record an access review</source>
        <translation>Record an access review</translation>
    </message>
    <message>
        <source>That you looked through all accounts, roles and rights as they are now.</source>
        <translation>That you looked through all accounts, roles and rights as they are now.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>The access review is on record.</source>
        <translation>The access review is on record.</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>technician</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>reviewer</translation>
    </message>
    <message>
        <source>authorised signatory</source>
        <translation>authorised signatory</translation>
    </message>
    <message>
        <source>custodian of instruments</source>
        <translation>custodian of instruments</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>to test</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>to review</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>to approve</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>There are no accounts: everybody is known by name alone, and nobody can sign. Make the first account, that of a signatory; from then on every act needs one.</source>
        <translation>There are no accounts: everybody is known by name alone, and nobody can sign. Make the first account, that of a signatory; from then on every act needs one.</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>disabled</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>password due</source>
        <translation>password due</translation>
    </message>
    <message>
        <source>active</source>
        <translation>active</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>none: everybody is known by name alone</source>
        <translation>none: everybody is known by name alone</translation>
    </message>
    <message>
        <source>Access review</source>
        <translation>Access review</translation>
    </message>
    <message>
        <source>nobody has looked through all accounts and rights yet</source>
        <translation>nobody has looked through all accounts and rights yet</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Made (UTC)</source>
        <translation>Made (UTC)</translation>
    </message>
    <message>
        <source>%1 from %2%3</source>
        <translation>%1 from %2%3</translation>
    </message>
    <message>
        <source> until %1</source>
        <translation> until %1</translation>
    </message>
    <message>
        <source>Last sign-in (UTC)</source>
        <translation>Last sign-in (UTC)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Disabled because</source>
        <translation>Disabled because</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>none: this person cannot sign</source>
        <translation>none: this person cannot sign</translation>
    </message>
    <message>
        <source>Competence</source>
        <translation>Competence</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>holds</translation>
    </message>
    <message>
        <source>does not hold today</source>
        <translation>does not hold today</translation>
    </message>
</context>
<context>
    <name>velocert::app::PersonButton</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source> and </source>
        <translation> and </translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>Signed in: %1</translation>
    </message>
</context>
<context>
    <name>velocert::app::PreparePage</name>
    <message>
        <source>Before you start</source>
        <translation>Before you start</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Start the run</translation>
    </message>
    <message>
        <source>To do: %1</source>
        <translation>To do: %1</translation>
    </message>
    <message>
        <source>Nothing blocks the start.</source>
        <translation>Nothing blocks the start.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) block the start.</source>
        <translation><numerusform>%n thing blocks the start.</numerusform><numerusform>%n things block the start.</numerusform></translation>
    </message>
    <message>
        <source>this item</source>
        <translation>this item</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Earlier runs (UTC)</source>
        <translation>Earlier runs (UTC)</translation>
    </message>
    <message>
        <source>Plan of tests …</source>
        <translation>Plan of tests …</translation>
    </message>
    <message>
        <source>Ask the instruments</source>
        <translation>Ask the instruments</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Asking …</translation>
    </message>
    <message>
        <source>To do (%1): %2</source>
        <translation>To do (%1): %2</translation>
    </message>
    <message>
        <source>Go on with the run of %1</source>
        <translation>Go on with the run of %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>velocert::app::OpinionFields</name>
    <message>
        <source>Opinions and interpretations (may be left out)</source>
        <translation>Opinions and interpretations (may be left out)</translation>
    </message>
    <message>
        <source>Only a person who may approve with every method of this run states opinions.</source>
        <translation>Only a person who may approve with every method of this run states opinions.</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>On what it rests</source>
        <translation>On what it rests</translation>
    </message>
    <message>
        <source>What was said about it with the client: with whom and when (may be empty)</source>
        <translation>What was said about it with the client: with whom and when (may be empty)</translation>
    </message>
    <message>
        <source>Add another opinion</source>
        <translation>Add another opinion</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Take the last one back</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::PreparePanel</name>
    <message>
        <source>Make the report</source>
        <translation>Make the report</translation>
    </message>
    <message>
        <source>Tested by</source>
        <translation>Tested by</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>The client&apos;s order (a training archive has one for demonstration)</source>
        <translation>The client&apos;s order (a training archive has one for demonstration)</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Choose...</translation>
    </message>
    <message>
        <source>Choose the file of the order</source>
        <translation>Choose the file of the order</translation>
    </message>
    <message>
        <source>Prepare the report</source>
        <translation>Prepare the report</translation>
    </message>
    <message>
        <source>Amends a report that went out</source>
        <translation>Amends a report that went out</translation>
    </message>
    <message>
        <source>Replaces it: a whole new report</source>
        <translation>Replaces it: a whole new report</translation>
    </message>
    <message>
        <source>Supplement: to be read together with it</source>
        <translation>Supplement: to be read together with it</translation>
    </message>
    <message>
        <source>Kind of amendment</source>
        <translation>Kind of amendment</translation>
    </message>
    <message>
        <source>Reason, as it is printed. What changed is taken from the two reports and printed too.</source>
        <translation>Reason, as it is printed. What changed is taken from the two reports and printed too.</translation>
    </message>
    <message>
        <source>Reason of the amendment</source>
        <translation>Reason of the amendment</translation>
    </message>
    <message>
        <source>No, it stands alone</source>
        <translation>No, it stands alone</translation>
    </message>
    <message>
        <source>This archive has no accounts: people are known by the names typed here, and nothing can be signed. Accounts are made in Setup, People.</source>
        <translation>This archive has no accounts: people are known by the names typed here, and nothing can be signed. Accounts are made in Setup, People.</translation>
    </message>
    <message>
        <source>Go to Setup, People</source>
        <translation>Go to Setup, People</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Enter a name.</translation>
    </message>
    <message>
        <source>Nobody may: give a person the role in Setup, People.</source>
        <translation>Nobody may: give a person the role in Setup, People.</translation>
    </message>
</context>
<context>
    <name>velocert::app::PrimaryButton</name>
    <message>
        <source>Space  %1</source>
        <translation>Space  %1</translation>
    </message>
</context>
<context>
    <name>velocert::app::SoundWindow</name>
    <message>
        <source>Sounds</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Sounds: on, off, volume</source>
        <translation>Sounds: on, off, volume</translation>
    </message>
    <message>
        <source>Sounds at start, end and verdict</source>
        <translation>Sounds at start, end and verdict</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Listen: the instruments record from now on</source>
        <translation>Listen: the instruments record from now on</translation>
    </message>
    <message>
        <source>Listen: recorded, nothing more to hold</source>
        <translation>Listen: recorded, nothing more to hold</translation>
    </message>
    <message>
        <source>Listen: pass</source>
        <translation>Listen: pass</translation>
    </message>
    <message>
        <source>Listen: fail</source>
        <translation>Listen: fail</translation>
    </message>
    <message>
        <source>Listen: no verdict, or trouble</source>
        <translation>Listen: no verdict, or trouble</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation>Volume: %1 %</translation>
    </message>
</context>
<context>
    <name>velocert::app::Stopwatch</name>
    <message>
        <source>Stop the watch</source>
        <translation>Stop the watch</translation>
    </message>
    <message>
        <source>Start the stopwatch</source>
        <translation>Start the stopwatch</translation>
    </message>
    <message>
        <source>Counts in tenths of a second; the time is put into the field.</source>
        <translation>Counts in tenths of a second; the time is put into the field.</translation>
    </message>
</context>
<context>
    <name>velocert::app::PromptFields</name>
    <message>
        <source>Stopwatch: %1</source>
        <translation>Stopwatch: %1</translation>
    </message>
    <message>
        <source>Stop the watch first.</source>
        <translation>Stop the watch first.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>for example %1</translation>
    </message>
    <message>
        <source>Yes, it is so</source>
        <translation>Yes, it is so</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Choose one.</translation>
    </message>
    <message>
        <source>Confirm it, or do not begin.</source>
        <translation>Confirm it, or do not begin.</translation>
    </message>
    <message>
        <source>Enter it.</source>
        <translation>Enter it.</translation>
    </message>
    <message>
        <source>It does not have the form that is asked for.</source>
        <translation>It does not have the form that is asked for.</translation>
    </message>
    <message>
        <source>Enter the path of the file.</source>
        <translation>Enter the path of the file.</translation>
    </message>
    <message>
        <source>Enter a day, such as 2026-03-01.</source>
        <translation>Enter a day, such as 2026-03-01.</translation>
    </message>
    <message>
        <source>Enter a value.</source>
        <translation>Enter a value.</translation>
    </message>
    <message>
        <source>A number is needed, such as %1.</source>
        <translation>A number is needed, such as %1.</translation>
    </message>
    <message>
        <source>Not plausible: it lies between %1 and %2.</source>
        <translation>Not plausible: it lies between %1 and %2.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>There is no file %1.</translation>
    </message>
    <message>
        <source>%1 cannot be read: see whether you may read it, and try again.</source>
        <translation>%1 cannot be read: see whether you may read it, and try again.</translation>
    </message>
    <message>
        <source>%1 is a folder, is empty or has more than %2 MiB.</source>
        <translation>%1 is a folder, is empty or has more than %2 MiB.</translation>
    </message>
    <message>
        <source>%1 is no whole photo: a JPEG or PNG is needed.</source>
        <translation>%1 is no whole photo: a JPEG or PNG is needed.</translation>
    </message>
    <message>
        <source>%1 is no whole document: JPEG, PNG, PDF, CSV or text is needed.</source>
        <translation>%1 is no whole document: JPEG, PNG, PDF, CSV or text is needed.</translation>
    </message>
</context>
<context>
    <name>velocert::app::QualificationPage</name>
    <message>
        <source>Self-qualification</source>
        <translation>Self-qualification</translation>
    </message>
    <message>
        <source>Not run in this window yet. It takes the shipped examples with their published results through the very functions that work in earnest, throws faults on the virtual bench, and leaves a report.</source>
        <translation>Not run in this window yet. It takes the shipped examples with their published results through the very functions that work in earnest, throws faults on the virtual bench, and leaves a report.</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>rounding</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <translation>uncertainty</translation>
    </message>
    <message>
        <source>ledger</source>
        <translation>ledger</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>signature</translation>
    </message>
    <message>
        <source>faults</source>
        <translation>faults</translation>
    </message>
    <message>
        <source>%1: %2 checks, %3 failures</source>
        <translation>%1: %2 checks, %3 failures</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>as expected</translation>
    </message>
    <message>
        <source>NOT as expected</source>
        <translation>NOT as expected</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>On record</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Qualify the program</source>
        <translation>Qualify the program</translation>
    </message>
    <message>
        <source>Takes about half a minute. The report is written to the file; signed if the key of the station is given. The result goes on record in the archive, if there is one.</source>
        <translation>Takes about half a minute. The report is written to the file; signed if the key of the station is given. The result goes on record in the archive, if there is one.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>a new text file</source>
        <translation>a new text file</translation>
    </message>
    <message>
        <source>Key of the station</source>
        <translation>Key of the station</translation>
    </message>
    <message>
        <source>%1 checks, all as expected. Report: %2</source>
        <translation>%1 checks, all as expected. Report: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::Rail</name>
    <message>
        <source>Workspaces and commands</source>
        <translation>Workspaces and commands</translation>
    </message>
    <message>
        <source>Switch the language  %1</source>
        <translation>Switch the language  %1</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Switch between light and dark  %1</source>
        <translation>Switch between light and dark  %1</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>All commands  %1</source>
        <translation>All commands  %1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Help  %1</source>
        <translation>Help  %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::ResultDetails</name>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Uncertainty</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instruments</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>From the verdict to the bytes</source>
        <translation>From the verdict to the bytes</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>No attempts are on record.</source>
        <translation>No attempts are on record.</translation>
    </message>
    <message>
        <source>No uncertainty budget: the method has none for this result, or nothing was measured.</source>
        <translation>No uncertainty budget: the method has none for this result, or nothing was measured.</translation>
    </message>
    <message>
        <source>No instrument was used.</source>
        <translation>No instrument was used.</translation>
    </message>
    <message>
        <source>Nothing was decided.</source>
        <translation>Nothing was decided.</translation>
    </message>
    <message>
        <source>Not decided: %1.</source>
        <translation>Not decided: %1.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>How far the limit may be trusted</source>
        <translation>How far the limit may be trusted</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Where it comes from</translation>
    </message>
    <message>
        <source>Result, every digit</source>
        <translation>Result, every digit</translation>
    </message>
    <message>
        <source>Expanded uncertainty U</source>
        <translation>Expanded uncertainty U</translation>
    </message>
    <message>
        <source>Coverage factor k</source>
        <translation>Coverage factor k</translation>
    </message>
    <message>
        <source>Decision rule</source>
        <translation>Decision rule</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Accepted up to</source>
        <translation>Accepted up to</translation>
    </message>
    <message>
        <source>Probability of conformity</source>
        <translation>Probability of conformity</translation>
    </message>
    <message>
        <source>Risk of this verdict</source>
        <translation>Risk of this verdict</translation>
    </message>
    <message>
        <source>%1, %2: %3 bytes received</source>
        <translation>%1, %2: %3 bytes received</translation>
    </message>
    <message>
        <source>No bytes: nothing was recorded from an instrument here.</source>
        <translation>No bytes: nothing was recorded from an instrument here.</translation>
    </message>
    <message>
        <source>... and %1 more lines</source>
        <translation>... and %1 more lines</translation>
    </message>
    <message>
        <source>The recording breaks off here: it was not closed in order.</source>
        <translation>The recording breaks off here: it was not closed in order.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>no reading here</source>
        <translation>no reading here</translation>
    </message>
    <message>
        <source>Cursor in the chart</source>
        <translation>Cursor in the chart</translation>
    </message>
    <message>
        <source>Mark (M)</source>
        <translation>Mark (M)</translation>
    </message>
    <message>
        <source>Annotate the moment at the cursor</source>
        <translation>Annotate the moment at the cursor</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>No curve belongs to this result: its values stand under Attempts.</source>
        <translation>No curve belongs to this result: its values stand under Attempts.</translation>
    </message>
    <message>
        <source>Of the attempts that count, the one nearest to its limit, or furthest beyond it.</source>
        <translation>Of the attempts that count, the one nearest to its limit, or furthest beyond it.</translation>
    </message>
    <message>
        <source>attempt %1, %2: %3 bytes received</source>
        <translation>attempt %1, %2: %3 bytes received</translation>
    </message>
</context>
<context>
    <name>velocert::app::ReturnPanel</name>
    <message>
        <source>Return to a step...</source>
        <translation>Return to a step...</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>It is about</translation>
    </message>
    <message>
        <source>What is to be done (kept on record)</source>
        <translation>What is to be done (kept on record)</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>Return it</translation>
    </message>
    <message>
        <source>the run as a whole</source>
        <translation>the run as a whole</translation>
    </message>
</context>
<context>
    <name>velocert::app::ReviewPage</name>
    <message>
        <source>Read the queue again</source>
        <translation>Read the queue again</translation>
    </message>
    <message>
        <source>Recompute from the bytes</source>
        <translation>Recompute from the bytes</translation>
    </message>
    <message>
        <source>Return to a step</source>
        <translation>Return to a step</translation>
    </message>
    <message>
        <source>Show the pages to be signed</source>
        <translation>Show the pages to be signed</translation>
    </message>
    <message>
        <source>End the work that is going on</source>
        <translation>End the work that is going on</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Recompute</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>What waits</translation>
    </message>
    <message>
        <source>Results by risk</source>
        <translation>Results by risk</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source> by %1</source>
        <translation> by %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message>
        <source>%1
%2, %3
%4</source>
        <translation>%1
%2, %3
%4</translation>
    </message>
    <message>
        <source>Waiting  %1</source>
        <translation>Waiting  %1</translation>
    </message>
    <message>
        <source>Nothing waits. Runs that have ended and reports that are not issued yet appear here; others are in the Archive.</source>
        <translation>Nothing waits. Runs that have ended and reports that are not issued yet appear here; others are in the Archive.</translation>
    </message>
    <message>
        <source>Nothing is opened</source>
        <translation>Nothing is opened</translation>
    </message>
    <message>
        <source>Choose what waits on the left. The riskiest results come first.</source>
        <translation>Choose what waits on the left. The riskiest results come first.</translation>
    </message>
    <message>
        <source>What you may do with a run stands here when one is opened.</source>
        <translation>What you may do with a run stands here when one is opened.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation><numerusform>%n result</numerusform><numerusform>%n results</numerusform></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>By risk: %1</source>
        <translation>By risk: %1</translation>
    </message>
    <message>
        <source>%1: %2%3</source>
        <translation>%1: %2%3</translation>
    </message>
    <message>
        <source> (void)</source>
        <translation> (void)</translation>
    </message>
    <message>
        <source>Returned by %1: %2</source>
        <translation>Returned by %1: %2</translation>
    </message>
    <message>
        <source>You may look at it: %1.</source>
        <translation>You may look at it: %1.</translation>
    </message>
    <message>
        <source>It is %1 by %2.</source>
        <translation>It is %1 by %2.</translation>
    </message>
    <message>
        <source>Signatures are given by accounts; this archive has none.</source>
        <translation>Signatures are given by accounts; this archive has none.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>✓ Recomputed from the bytes: %1 values, every digit the same (%2)</source>
        <translation>✓ Recomputed from the bytes: %1 values, every digit the same (%2)</translation>
    </message>
    <message numerus="yes">
        <source>✕ Recomputed from the bytes: %n difference(s) (%1)</source>
        <translation><numerusform>✕ Recomputed from the bytes: %n difference (%1)</numerusform><numerusform>✕ Recomputed from the bytes: %n differences (%1)</numerusform></translation>
    </message>
    <message>
        <source>%1, %2: stored %3, recomputed %4</source>
        <translation>%1, %2: stored %3, recomputed %4</translation>
    </message>
    <message>
        <source>Annotate the chart at its cursor (M)</source>
        <translation>Annotate the chart at its cursor (M)</translation>
    </message>
    <message>
        <source>Amend a report that went out</source>
        <translation>Amend a report that went out</translation>
    </message>
    <message>
        <source>Amend a report</source>
        <translation>Amend a report</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No report went out that could be amended</source>
        <translation>No report went out that could be amended</translation>
    </message>
    <message numerus="yes">
        <source>%n younger one(s) wait: show more</source>
        <translation><numerusform>%n younger one waits: show it</numerusform><numerusform>%n younger ones wait: show more</numerusform></translation>
    </message>
    <message>
        <source>Hold %1: %2</source>
        <translation>Hold %1: %2</translation>
    </message>
    <message>
        <source> (hold %1)</source>
        <translation> (hold %1)</translation>
    </message>
    <message>
        <source>On hold %1 since %2, by %3: %4</source>
        <translation>On hold %1 since %2, by %3: %4</translation>
    </message>
    <message>
        <source>Hold %1 (%2) closed by %3: %4</source>
        <translation>Hold %1 (%2) closed by %3: %4</translation>
    </message>
    <message>
        <source>Bring several runs of the item together in one report</source>
        <translation>Bring several runs of the item together in one report</translation>
    </message>
</context>
<context>
    <name>velocert::app::ReviewPresenter</name>
    <message>
        <source>You bound the key of %1 to the account on %2, and no second person stood beside it; what %1 signed with it is under this report.</source>
        <translation>You bound the key of %1 to the account on %2, and no second person stood beside it; what %1 signed with it is under this report.</translation>
    </message>
    <message>
        <source>You set the password of %1 on %2, and no second person stood beside it; what %1 signed after it is under this report.</source>
        <translation>You set the password of %1 on %2, and no second person stood beside it; what %1 signed after it is under this report.</translation>
    </message>
    <message>
        <source>Returned. The comment stands in the queue and in the audit trail.</source>
        <translation>Returned. The comment stands in the queue and in the audit trail.</translation>
    </message>
    <message>
        <source>Report %1 is prepared.</source>
        <translation>Report %1 is prepared.</translation>
    </message>
    <message>
        <source>Verifying the archive and signing</source>
        <translation>Verifying the archive and signing</translation>
    </message>
    <message>
        <source>The clock of this computer is not synchronised; the times of the signatures rest on it.</source>
        <translation>The clock of this computer is not synchronised; the times of the signatures rest on it.</translation>
    </message>
    <message>
        <source>Nobody can say whether this key was revoked; a real archive refuses such a signature.</source>
        <translation>Nobody can say whether this key was revoked; a real archive refuses such a signature.</translation>
    </message>
    <message>
        <source>Approved and issued: %1.</source>
        <translation>Approved and issued: %1.</translation>
    </message>
    <message>
        <source>Signed as %1: %2.</source>
        <translation>Signed as %1: %2.</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>Nothing was signed.</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>Reading the run</translation>
    </message>
    <message>
        <source>Recomputing from the wire bytes</source>
        <translation>Recomputing from the wire bytes</translation>
    </message>
    <message>
        <source>Nobody but the tester has signed that the audit trail was looked through up to the preparation; a real archive refuses such an approval. Setup, Signing has the review.</source>
        <translation>Nobody but the tester has signed that the audit trail was looked through up to the preparation; a real archive refuses such an approval. Setup, Signing has the review.</translation>
    </message>
    <message>
        <source>Reading the runs of the item</source>
        <translation>Reading the runs of the item</translation>
    </message>
    <message>
        <source>Only one run of the item counts by this edition: there is nothing to bring together.</source>
        <translation>Only one run of the item counts by this edition: there is nothing to bring together.</translation>
    </message>
    <message>
        <source>Bringing the runs together</source>
        <translation>Bringing the runs together</translation>
    </message>
    <message>
        <source>Brought together in run %1: %2. Its report is made like that of any other run.</source>
        <translation>Brought together in run %1: %2. Its report is made like that of any other run.</translation>
    </message>
    <message>
        <source>From run %1: %2</source>
        <translation>From run %1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Not signed, for its pages were not shown to the last one: %1.</source>
        <translation>Not signed, for its pages were not shown to the last one: %1.</translation>
    </message>
    <message>
        <source>Not signed: %1.</source>
        <translation>Not signed: %1.</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunPage</name>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Steps  %1 / %2</source>
        <translation>Steps  %1 / %2</translation>
    </message>
    <message>
        <source>Mark (M)</source>
        <translation>Mark (M)</translation>
    </message>
    <message>
        <source>Mark this moment; words and signature come later, in Review</source>
        <translation>Mark this moment; words and signature come later, in Review</translation>
    </message>
    <message>
        <source>Go on (F9)</source>
        <translation>Go on (F9)</translation>
    </message>
    <message>
        <source>Freeze (F9)</source>
        <translation>Freeze (F9)</translation>
    </message>
    <message>
        <source>Draws what is measured again</source>
        <translation>Draws what is measured again</translation>
    </message>
    <message>
        <source>Holds the plot as it is; the measurement goes on</source>
        <translation>Holds the plot as it is; the measurement goes on</translation>
    </message>
    <message>
        <source>Let the plot go on</source>
        <translation>Let the plot go on</translation>
    </message>
    <message>
        <source>Freeze the plot</source>
        <translation>Freeze the plot</translation>
    </message>
    <message>
        <source>Clauses: %1</source>
        <translation>Clauses: %1</translation>
    </message>
    <message>
        <source>The picture in large, or small again</source>
        <translation>The picture in large, or small again</translation>
    </message>
    <message>
        <source>F6 or a click: in large</source>
        <translation>F6 or a click: in large</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunPresenter</name>
    <message>
        <source>ride off before %1</source>
        <translation>ride off before %1</translation>
    </message>
    <message>
        <source>This run has ended</source>
        <translation>This run has ended</translation>
    </message>
    <message>
        <source>The record is complete. Scan the next item, or look at the attempts of a step.</source>
        <translation>The record is complete. Scan the next item, or look at the attempts of a step.</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Done, attempt %1</source>
        <translation>Done, attempt %1</translation>
    </message>
    <message>
        <source>Did attempt %1 go as the method asks?</source>
        <translation>Did attempt %1 go as the method asks?</translation>
    </message>
    <message>
        <source>Keep it, or declare it void with the reason. It stays on record either way.</source>
        <translation>Keep it, or declare it void with the reason. It stays on record either way.</translation>
    </message>
    <message>
        <source>Keep attempt %1</source>
        <translation>Keep attempt %1</translation>
    </message>
    <message>
        <source>Attempt %1 does not count</source>
        <translation>Attempt %1 does not count</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Cause: %1. Attempts left: %2.</source>
        <translation>Cause: %1. Attempts left: %2.</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>not valid</translation>
    </message>
    <message>
        <source>Opening the instruments</source>
        <translation>Opening the instruments</translation>
    </message>
    <message>
        <source>The attempt is being recorded</source>
        <translation>The attempt is being recorded</translation>
    </message>
    <message>
        <source>Setting the balance to zero</source>
        <translation>Setting the balance to zero</translation>
    </message>
    <message>
        <source>Preparing the instrument</source>
        <translation>Preparing the instrument</translation>
    </message>
    <message>
        <source>Waiting as the method asks</source>
        <translation>Waiting as the method asks</translation>
    </message>
    <message>
        <source>Recording: ride, hold the speed, then brake to a standstill</source>
        <translation>Recording: ride, hold the speed, then brake to a standstill</translation>
    </message>
    <message>
        <source>Weighing: keep away from the platform until the indication is stable</source>
        <translation>Weighing: keep away from the platform until the indication is stable</translation>
    </message>
    <message>
        <source>Evaluating and saving</source>
        <translation>Evaluating and saving</translation>
    </message>
    <message>
        <source>dry</source>
        <translation>dry</translation>
    </message>
    <message>
        <source>wet</source>
        <translation>wet</translation>
    </message>
    <message>
        <source>both brakes</source>
        <translation>both brakes</translation>
    </message>
    <message>
        <source>rear brake only</source>
        <translation>rear brake only</translation>
    </message>
    <message>
        <source>front brake only</source>
        <translation>front brake only</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>limit %1</translation>
    </message>
    <message>
        <source>lever force %1</source>
        <translation>lever force %1</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stable</translation>
    </message>
    <message>
        <source>not yet stable</source>
        <translation>not yet stable</translation>
    </message>
    <message>
        <source>braking</source>
        <translation>braking</translation>
    </message>
    <message>
        <source>within %1: brake now</source>
        <translation>within %1: brake now</translation>
    </message>
    <message>
        <source>bring to %1</source>
        <translation>bring to %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>%1 of %2 valid, %3 attempts left</source>
        <translation>%1 of %2 valid, %3 attempts left</translation>
    </message>
    <message>
        <source>%1 valid, %2 attempts left</source>
        <translation>%1 valid, %2 attempts left</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Measuring: change nothing until the values are stable</source>
        <translation>Measuring: change nothing until the values are stable</translation>
    </message>
    <message>
        <source>Measuring: change nothing until torque and speed are steady</source>
        <translation>Measuring: change nothing until torque and speed are steady</translation>
    </message>
    <message>
        <source>Measuring: change nothing until the values are recorded</source>
        <translation>Measuring: change nothing until the values are recorded</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 procedures: %2</source>
        <translation>%1 procedures: %2</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (and %2 more)</translation>
    </message>
    <message>
        <source>closest: %1</source>
        <translation>closest: %1</translation>
    </message>
    <message>
        <source>%1 was scanned, but %2 is under test. Put the right vehicle back, or stop the run first.</source>
        <translation>%1 was scanned, but %2 is under test. Put the right vehicle back, or stop the run first.</translation>
    </message>
    <message>
        <source>The computer slept for %1. Nothing was being measured: go on as before.</source>
        <translation>The computer slept for %1. Nothing was being measured: go on as before.</translation>
    </message>
    <message>
        <source>%1 of %2 done: %3 %4</source>
        <translation>%1 of %2 done: %3 %4</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>does not count</translation>
    </message>
    <message>
        <source>declared void</source>
        <translation>declared void</translation>
    </message>
    <message>
        <source>attempt %1: %2</source>
        <translation>attempt %1: %2</translation>
    </message>
    <message>
        <source>attempt %1, as indicated</source>
        <translation>attempt %1, as indicated</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>at most %1 %2</translation>
    </message>
    <message>
        <source>Rest before the next attempt</source>
        <translation>Rest before the next attempt</translation>
    </message>
    <message>
        <source>The method asks for %1 between two attempts. Nothing is to be done; the next one begins by itself.</source>
        <translation>The method asks for %1 between two attempts. Nothing is to be done; the next one begins by itself.</translation>
    </message>
    <message>
        <source>Next attempt in %1</source>
        <translation>Next attempt in %1</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>rest</translation>
    </message>
    <message>
        <source>%1 outside</source>
        <translation>%1 outside</translation>
    </message>
    <message>
        <source>%1 inside</source>
        <translation>%1 inside</translation>
    </message>
    <message>
        <source>What was recorded until then is kept. Look that the bench is safe, then scan the next item.</source>
        <translation>What was recorded until then is kept. Look that the bench is safe, then scan the next item.</translation>
    </message>
    <message>
        <source>Asked again, as it kept the attempt before from counting: %1. The other answers stand as they were given.</source>
        <translation>Asked again, as it kept the attempt before from counting: %1. The other answers stand as they were given.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>velocert::app::RunsModel</name>
    <message>
        <source>none yet</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Started (UTC)</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>VOIDED: counts for nothing</source>
        <translation>VOIDED: counts for nothing</translation>
    </message>
    <message>
        <source>interrupted: its program died</source>
        <translation>interrupted: its program died</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunsView</name>
    <message>
        <source>Item, model, maker, clause, verdict, @person, instrument, 2026-03, 2026-03-01..2026-03-31</source>
        <translation>Item, model, maker, clause, verdict, @person, instrument, 2026-03, 2026-03-01..2026-03-31</translation>
    </message>
    <message>
        <source>Search the archive</source>
        <translation>Search the archive</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>There is no archive yet</source>
        <translation>There is no archive yet</translation>
    </message>
    <message>
        <source>It is made with the first run, or in Setup. Until then there is nothing to look at.</source>
        <translation>It is made with the first run, or in Setup. Until then there is nothing to look at.</translation>
    </message>
    <message>
        <source>The archive holds no run yet</source>
        <translation>The archive holds no run yet</translation>
    </message>
    <message>
        <source>The first run on the Bench stands here as soon as it has begun.</source>
        <translation>The first run on the Bench stands here as soon as it has begun.</translation>
    </message>
    <message>
        <source>No run is like that</source>
        <translation>No run is like that</translation>
    </message>
    <message>
        <source>Leave a word out. Words are beginnings of code, model, maker or vehicle code; a person needs @ before the name, a name in several words quotation marks.</source>
        <translation>Leave a word out. Words are beginnings of code, model, maker or vehicle code; a person needs @ before the name, a name in several words quotation marks.</translation>
    </message>
</context>
<context>
    <name>velocert::app::SearchPresenter</name>
    <message>
        <source>%1 found, %2 looked at …</source>
        <translation>%1 found, %2 looked at …</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>one run</translation>
    </message>
    <message>
        <source>%1 runs, newest first</source>
        <translation>%1 runs, newest first</translation>
    </message>
    <message>
        <source>the newest %1 runs; further down there are more</source>
        <translation>the newest %1 runs; further down there are more</translation>
    </message>
    <message>
        <source>no run is like that</source>
        <translation>no run is like that</translation>
    </message>
</context>
<context>
    <name>velocert::app::Seat</name>
    <message>
        <source>Not signed in. Login or password is wrong, or the account is locked or closed. Try again, or ask a signatory.</source>
        <translation>Not signed in. Login or password is wrong, or the account is locked or closed. Try again, or ask a signatory.</translation>
    </message>
    <message>
        <source>Still locked. Only the password of the person who is signed in opens it.</source>
        <translation>Still locked. Only the password of the person who is signed in opens it.</translation>
    </message>
    <message>
        <source>The people of this archive cannot be read, so nobody gets in.</source>
        <translation>The people of this archive cannot be read, so nobody gets in.</translation>
    </message>
</context>
<context>
    <name>velocert::app::SetupWorkspace</name>
    <message>
        <source>Pages of Setup</source>
        <translation>Pages of Setup</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>What is to be known of it</source>
        <translation>What is to be known of it</translation>
    </message>
    <message>
        <source>Setup: %1</source>
        <translation>Setup: %1</translation>
    </message>
    <message>
        <source>Live terminal …</source>
        <translation>Live terminal …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Setup: %1: %2</source>
        <translation>Setup: %1: %2</translation>
    </message>
    <message>
        <source>Foot switch …</source>
        <translation>Foot switch …</translation>
    </message>
</context>
<context>
    <name>velocert::app::SignInPage</name>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>Name in Chinese</translation>
    </message>
    <message>
        <source>Name in English (one of the two is enough)</source>
        <translation>Name in English (one of the two is enough)</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>The same password again</translation>
    </message>
    <message>
        <source>The first account</source>
        <translation>The first account</translation>
    </message>
    <message>
        <source>This is a real archive, and nobody has an account in it yet. The first one is a signatory&apos;s: it makes the others. A password has at least 15 characters; several words that only you would put together do well.</source>
        <translation>This is a real archive, and nobody has an account in it yet. The first one is a signatory&apos;s: it makes the others. A password has at least 15 characters; several words that only you would put together do well.</translation>
    </message>
    <message>
        <source>Make the account and sign in</source>
        <translation>Make the account and sign in</translation>
    </message>
    <message>
        <source>A password of your own, %1</source>
        <translation>A password of your own, %1</translation>
    </message>
    <message>
        <source>The one you used was set by somebody else. A password has at least 15 characters; several words that only you would put together do well.</source>
        <translation>The one you used was set by somebody else. A password has at least 15 characters; several words that only you would put together do well.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>Locked: %1</source>
        <translation>Locked: %1</translation>
    </message>
    <message>
        <source>What is being measured goes on and is recorded. Only %1 can open the screen; stopping stays possible.</source>
        <translation>What is being measured goes on and is recorded. Only %1 can open the screen; stopping stays possible.</translation>
    </message>
    <message>
        <source>Nobody touched it for a while. Only %1 can open it; somebody else signs %1 out first.</source>
        <translation>Nobody touched it for a while. Only %1 can open it; somebody else signs %1 out first.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>This archive has accounts: every act belongs to a person.</source>
        <translation>This archive has accounts: every act belongs to a person.</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>Sign %1 out</translation>
    </message>
    <message>
        <source>One moment...</source>
        <translation>One moment...</translation>
    </message>
    <message>
        <source>Type the account&apos;s name.</source>
        <translation>Type the account&apos;s name.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>The two passwords are not the same. Type the second one again.</source>
        <translation>The two passwords are not the same. Type the second one again.</translation>
    </message>
    <message>
        <source>Look around as</source>
        <translation>Look around as</translation>
    </message>
    <message>
        <source>This archive is for training, and its people are samples. The passphrase of each, and of each key: %1</source>
        <translation>This archive is for training, and its people are samples. The passphrase of each, and of each key: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Look around as %1</source>
        <translation>Look around as %1</translation>
    </message>
    <message>
        <source>It was locked by hand. Only %1 can open it; somebody else signs %1 out first.</source>
        <translation>It was locked by hand. Only %1 can open it; somebody else signs %1 out first.</translation>
    </message>
</context>
<context>
    <name>velocert::app::SignPanel</name>
    <message>
        <source>Show the pages</source>
        <translation>Show the pages</translation>
    </message>
    <message>
        <source>The exact file</source>
        <translation>The exact file</translation>
    </message>
    <message>
        <source>Password of your account</source>
        <translation>Password of your account</translation>
    </message>
    <message>
        <source>Passphrase of the time-stamp key: the signature carries its time</source>
        <translation>Passphrase of the time-stamp key: the signature carries its time</translation>
    </message>
    <message>
        <source>Passphrase of your key</source>
        <translation>Passphrase of your key</translation>
    </message>
    <message>
        <source>Trust list (needed in a real archive)</source>
        <translation>Trust list (needed in a real archive)</translation>
    </message>
    <message>
        <source>Folder that gets the issued file (may be empty)</source>
        <translation>Folder that gets the issued file (may be empty)</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Choose...</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choose: %1</translation>
    </message>
    <message>
        <source>Do not sign</source>
        <translation>Do not sign</translation>
    </message>
    <message>
        <source>You approve report %1, and issue it.</source>
        <translation>You approve report %1, and issue it.</translation>
    </message>
    <message>
        <source>You sign report %1 as %2.</source>
        <translation>You sign report %1 as %2.</translation>
    </message>
    <message>
        <source>Since the last signature: nothing has changed.</source>
        <translation>Since the last signature: nothing has changed.</translation>
    </message>
    <message>
        <source>Since the last signature: %1</source>
        <translation>Since the last signature: %1</translation>
    </message>
    <message>
        <source>Approve and issue</source>
        <translation>Approve and issue</translation>
    </message>
    <message>
        <source>Sign as %1</source>
        <translation>Sign as %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Sign also: %1</source>
        <translation>Sign also: %1</translation>
    </message>
    <message>
        <source>These pages make the frozen document to the byte: SHA-256 %1...</source>
        <translation>These pages make the frozen document to the byte: SHA-256 %1...</translation>
    </message>
    <message>
        <source>These pages were laid out anew and differ from the frozen document (SHA-256 %1...). Look at the exact file before you sign.</source>
        <translation>These pages were laid out anew and differ from the frozen document (SHA-256 %1...). Look at the exact file before you sign.</translation>
    </message>
    <message>
        <source>Issuing is stopped. %1 Integrity and upkeep of the archive (Ctrl+I) tells more, and verifies.</source>
        <translation>Issuing is stopped. %1 Integrity and upkeep of the archive (Ctrl+I) tells more, and verifies.</translation>
    </message>
    <message>
        <source>Your key (PKCS#12 file, or a token)</source>
        <translation>Your key (PKCS#12 file, or a token)</translation>
    </message>
    <message>
        <source>PIN of your token</source>
        <translation>PIN of your token</translation>
    </message>
    <message>
        <source>sample: %1</source>
        <translation>sample: %1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Show the pages of %1</source>
        <translation>Show the pages of %1</translation>
    </message>
    <message>
        <source>Sign in the same act, each with its own signature, once its pages were looked through:</source>
        <translation>Sign in the same act, each with its own signature, once its pages were looked through:</translation>
    </message>
    <message>
        <source>%1 · looked through</source>
        <translation>%1 · looked through</translation>
    </message>
    <message>
        <source>Before the signature: %1.</source>
        <translation>Before the signature: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>look through the pages of %1 to the last one</source>
        <translation>look through the pages of %1 to the last one</translation>
    </message>
    <message>
        <source>open the exact file of %1</source>
        <translation>open the exact file of %1</translation>
    </message>
    <message>
        <source>enter &quot;%1&quot;</source>
        <translation>enter &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>OwnKey</name>
    <message>
        <source>Your password</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>Your key file</source>
        <translation>Your key file</translation>
    </message>
    <message>
        <source>a real archive asks for it</source>
        <translation>a real archive asks for it</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase of the key</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Trust list</translation>
    </message>
    <message>
        <source>not needed where your certificate is bound to your account</source>
        <translation>not needed where your certificate is bound to your account</translation>
    </message>
    <message>
        <source>Nobody can say whether the key is revoked; a real archive refuses that.</source>
        <translation>Nobody can say whether the key is revoked; a real archive refuses that.</translation>
    </message>
</context>
<context>
    <name>velocert::app::SigningPage</name>
    <message>
        <source>Bind a certificate to an account</source>
        <translation>Bind a certificate to an account</translation>
    </message>
    <message>
        <source>What this person signs from now on is known by it.</source>
        <translation>What this person signs from now on is known by it.</translation>
    </message>
    <message>
        <source>Account of</source>
        <translation>Account of</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>PEM or DER</source>
        <translation>PEM or DER</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>The certificate is that of %1 from now on, and it names somebody else: %2</source>
        <translation>The certificate is that of %1 from now on, and it names somebody else: %2</translation>
    </message>
    <message>
        <source>The certificate is that of %1.</source>
        <translation>The certificate is that of %1.</translation>
    </message>
    <message>
        <source>Make the laboratory&apos;s own authority</source>
        <translation>Make the laboratory&apos;s own authority</translation>
    </message>
    <message>
        <source>Good for parties who agreed to it, and no licensed authority. Two persons choose one part of its passphrase each; put the medium away afterwards.</source>
        <translation>Good for parties who agreed to it, and no licensed authority. Two persons choose one part of its passphrase each; put the medium away afterwards.</translation>
    </message>
    <message>
        <source>New folder on a removable medium</source>
        <translation>New folder on a removable medium</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratory</translation>
    </message>
    <message>
        <source>First person&apos;s part</source>
        <translation>First person&apos;s part</translation>
    </message>
    <message>
        <source>12 characters or more</source>
        <translation>12 characters or more</translation>
    </message>
    <message>
        <source>Second person&apos;s part</source>
        <translation>Second person&apos;s part</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>another one</translation>
    </message>
    <message>
        <source>The authority %1 is made. Give its certificate, authority.pem, to whoever verifies your reports.</source>
        <translation>The authority %1 is made. Give its certificate, authority.pem, to whoever verifies your reports.</translation>
    </message>
    <message>
        <source>Issue a key to a person</source>
        <translation>Issue a key to a person</translation>
    </message>
    <message>
        <source>The key file is for that person alone, under a passphrase nobody else knows.</source>
        <translation>The key file is for that person alone, under a passphrase nobody else knows.</translation>
    </message>
    <message>
        <source>New key file</source>
        <translation>New key file</translation>
    </message>
    <message>
        <source>ends in .p12</source>
        <translation>ends in .p12</translation>
    </message>
    <message>
        <source>Passphrase of the new key</source>
        <translation>Passphrase of the new key</translation>
    </message>
    <message>
        <source>typed by its owner</source>
        <translation>typed by its owner</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>The key of %1 is in %2; its certificate is to be bound to the account.</source>
        <translation>The key of %1 is in %2; its certificate is to be bound to the account.</translation>
    </message>
    <message>
        <source>Revoke the certificate</source>
        <translation>Revoke the certificate</translation>
    </message>
    <message>
        <source>Signatures from now on no longer count; this is never taken back.</source>
        <translation>Signatures from now on no longer count; this is never taken back.</translation>
    </message>
    <message>
        <source>somebody else may have the key</source>
        <translation>somebody else may have the key</translation>
    </message>
    <message>
        <source>the person left or has another duty</source>
        <translation>the person left or has another duty</translation>
    </message>
    <message>
        <source>another certificate takes its place</source>
        <translation>another certificate takes its place</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>another reason</translation>
    </message>
    <message>
        <source>It is revoked. Hand the list revoked.pem to whoever verifies your reports.</source>
        <translation>It is revoked. Hand the list revoked.pem to whoever verifies your reports.</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>Nobody can sign yet. Bind a person&apos;s certificate to the account, from your certification authority or from the laboratory&apos;s own, which two persons make here together.</source>
        <translation>Nobody can sign yet. Bind a person&apos;s certificate to the account, from your certification authority or from the laboratory&apos;s own, which two persons make here together.</translation>
    </message>
    <message>
        <source>nobody here</source>
        <translation>nobody here</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>revoked on %1</source>
        <translation>revoked on %1</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>ended on %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>no account has a certificate that holds</source>
        <translation>no account has a certificate that holds</translation>
    </message>
    <message>
        <source>certificates that hold: %1</source>
        <translation>certificates that hold: %1</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Whole name</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>The laboratory&apos;s own authority</source>
        <translation>The laboratory&apos;s own authority</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Certificates issued</source>
        <translation>Certificates issued</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>Next revocation list by</source>
        <translation>Next revocation list by</translation>
    </message>
    <message>
        <source>none is open: its key lies on a medium that is put away</source>
        <translation>none is open: its key lies on a medium that is put away</translation>
    </message>
    <message>
        <source>Open the medium of the authority</source>
        <translation>Open the medium of the authority</translation>
    </message>
    <message>
        <source>Shows what it issued and revoked. Its key stays closed: issuing and revoking ask two persons for their parts.</source>
        <translation>Shows what it issued and revoked. Its key stays closed: issuing and revoking ask two persons for their parts.</translation>
    </message>
    <message>
        <source>Folder of the authority</source>
        <translation>Folder of the authority</translation>
    </message>
    <message>
        <source>The medium of %1 is open.</source>
        <translation>The medium of %1 is open.</translation>
    </message>
    <message>
        <source>Put the medium away</source>
        <translation>Put the medium away</translation>
    </message>
    <message>
        <source>It is no longer read here, and may be pulled out.</source>
        <translation>It is no longer read here, and may be pulled out.</translation>
    </message>
    <message>
        <source>The medium may be pulled out.</source>
        <translation>The medium may be pulled out.</translation>
    </message>
    <message>
        <source>Review the audit trail</source>
        <translation>Review the audit trail</translation>
    </message>
    <message>
        <source>You sign with your own key that you looked through the entries %1 to %2 of the audit trail (Archive, Audit trail). No report is approved before somebody other than its tester has done so up to its preparation.</source>
        <translation>You sign with your own key that you looked through the entries %1 to %2 of the audit trail (Archive, Audit trail). No report is approved before somebody other than its tester has done so up to its preparation.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>also that there was nothing</source>
        <translation>also that there was nothing</translation>
    </message>
    <message>
        <source>The entries %1 to %2 are signed as reviewed.</source>
        <translation>The entries %1 to %2 are signed as reviewed.</translation>
    </message>
</context>
<context>
    <name>velocert::app::SimulatedBand</name>
    <message>
        <source>SIMULATED INPUT: this result cannot be used for certification</source>
        <translation>SIMULATED INPUT: this result cannot be used for certification</translation>
    </message>
    <message>
        <source>TRAINING: everything that comes of this archive is a specimen</source>
        <translation>TRAINING: everything that comes of this archive is a specimen</translation>
    </message>
    <message>
        <source>PAST RUN: shown as it was recorded; nothing here happens now</source>
        <translation>PAST RUN: shown as it was recorded; nothing here happens now</translation>
    </message>
</context>
<context>
    <name>velocert::app::StationForm</name>
    <message>
        <source>Procedures to run</source>
        <translation>Procedures to run</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Virtual bench</source>
        <translation>Virtual bench</translation>
    </message>
    <message>
        <source>Instruments on ports</source>
        <translation>Instruments on ports</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenario</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Folder of the archive</source>
        <translation>Folder of the archive</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Choose...</translation>
    </message>
    <message>
        <source>Choose the folder of the archive</source>
        <translation>Choose the folder of the archive</translation>
    </message>
    <message>
        <source>A new one is</source>
        <translation>A new one is</translation>
    </message>
    <message>
        <source>Kind of a new archive</source>
        <translation>Kind of a new archive</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>for training</source>
        <translation>for training</translation>
    </message>
    <message>
        <source>real</source>
        <translation>real</translation>
    </message>
    <message>
        <source>Driver of %1</source>
        <translation>Driver of %1</translation>
    </message>
    <message>
        <source>Port of %1</source>
        <translation>Port of %1</translation>
    </message>
    <message>
        <source>Options of %1</source>
        <translation>Options of %1</translation>
    </message>
    <message>
        <source>options: name=value ...</source>
        <translation>options: name=value ...</translation>
    </message>
    <message>
        <source>port</source>
        <translation>port</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Run all procedures</source>
        <translation>Run all procedures</translation>
    </message>
    <message>
        <source>Procedures to run  %1 / %2</source>
        <translation>Procedures to run  %1 / %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::StationPage</name>
    <message>
        <source>Station and ports</source>
        <translation>Station and ports</translation>
    </message>
    <message>
        <source>This machine has no serial port. Plug an adapter in and look again; or type the path of a port where the instrument is asked for. The virtual bench needs none.</source>
        <translation>This machine has no serial port. Plug an adapter in and look again; or type the path of a port where the instrument is asked for. The virtual bench needs none.</translation>
    </message>
    <message>
        <source>may be used</source>
        <translation>may be used</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>not permitted</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Join the group %1, then sign in to the machine again.</source>
        <translation>Join the group %1, then sign in to the machine again.</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>Drivers</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Find out what is on the port</source>
        <translation>Find out what is on the port</translation>
    </message>
    <message>
        <source>Listens, then asks each driver&apos;s harmless question at the usual settings. Nothing is zeroed, set or switched on.</source>
        <translation>Listens, then asks each driver&apos;s harmless question at the usual settings. Nothing is zeroed, set or switched on.</translation>
    </message>
    <message>
        <source>any path</source>
        <translation>any path</translation>
    </message>
    <message>
        <source>%1 at %2 (%3)</source>
        <translation>%1 at %2 (%3)</translation>
    </message>
    <message>
        <source>It answers at address %1: set address=%1.</source>
        <translation>It answers at address %1: set address=%1.</translation>
    </message>
    <message>
        <source>It does not say who it is.</source>
        <translation>It does not say who it is.</translation>
    </message>
    <message>
        <source>It calls itself %1</source>
        <translation>It calls itself %1</translation>
    </message>
    <message>
        <source>It is a simulator.</source>
        <translation>It is a simulator.</translation>
    </message>
    <message>
        <source>Less likely: %1 at %2</source>
        <translation>Less likely: %1 at %2</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>typed by hand</translation>
    </message>
    <message>
        <source>not there: is the cable pulled?</source>
        <translation>not there: is the cable pulled?</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Serves</translation>
    </message>
    <message>
        <source>Ports that are not there</source>
        <translation>Ports that are not there</translation>
    </message>
    <message>
        <source>Station %1: what serves what</source>
        <translation>Station %1: what serves what</translation>
    </message>
    <message>
        <source>Nothing assigned yet</source>
        <translation>Nothing assigned yet</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>%1: plug it in again, or assign another port</source>
        <translation>%1: plug it in again, or assign another port</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>found by what it tells</source>
        <translation>found by what it tells</translation>
    </message>
    <message>
        <source>Assign a port</source>
        <translation>Assign a port</translation>
    </message>
    <message>
        <source>Runs on this station take the role from this port until another one is assigned.</source>
        <translation>Runs on this station take the role from this port until another one is assigned.</translation>
    </message>
    <message>
        <source>found by the serial number it tells</source>
        <translation>found by the serial number it tells</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>name=value ...</source>
        <translation>name=value ...</translation>
    </message>
    <message>
        <source>The role wants: %1</source>
        <translation>The role wants: %1</translation>
    </message>
    <message>
        <source>Serves already: %1</source>
        <translation>Serves already: %1</translation>
    </message>
    <message>
        <source>Write them as name=value, with blanks between them.</source>
        <translation>Write them as name=value, with blanks between them.</translation>
    </message>
    <message>
        <source>%1 is on %2 from now on.</source>
        <translation>%1 is on %2 from now on.</translation>
    </message>
    <message>
        <source>Take an assignment away</source>
        <translation>Take an assignment away</translation>
    </message>
    <message>
        <source>The role is served by nothing then. Runs that are on record keep what they were made with.</source>
        <translation>The role is served by nothing then. Runs that are on record keep what they were made with.</translation>
    </message>
    <message>
        <source>Nothing is assigned to %1 now.</source>
        <translation>Nothing is assigned to %1 now.</translation>
    </message>
    <message>
        <source>Name the station</source>
        <translation>Name the station</translation>
    </message>
    <message>
        <source>Runs from now on say that they were made here.</source>
        <translation>Runs from now on say that they were made here.</translation>
    </message>
    <message>
        <source>Name of the station</source>
        <translation>Name of the station</translation>
    </message>
    <message>
        <source>The station is called %1.</source>
        <translation>The station is called %1.</translation>
    </message>
</context>
<context>
    <name>velocert::app::StepTreeModel</name>
    <message>
        <source>to do</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>done elsewhere</source>
        <translation>done elsewhere</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>n/a</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>done: %1</translation>
    </message>
</context>
<context>
    <name>velocert::app::StopBar</name>
    <message>
        <source>Stop safely,
keep evidence  F7</source>
        <translation>Stop safely,
keep evidence  F7</translation>
    </message>
    <message>
        <source>Abandon this attempt,
keep evidence  F8</source>
        <translation>Abandon this attempt,
keep evidence  F8</translation>
    </message>
    <message>
        <source>Emergency:
outputs off now  F12</source>
        <translation>Emergency:
outputs off now  F12</translation>
    </message>
    <message>
        <source>Stop safely, keep evidence</source>
        <translation>Stop safely, keep evidence</translation>
    </message>
    <message>
        <source>Abandon this attempt, keep evidence</source>
        <translation>Abandon this attempt, keep evidence</translation>
    </message>
    <message>
        <source>Emergency: outputs off now</source>
        <translation>Emergency: outputs off now</translation>
    </message>
    <message>
        <source>Ends the run here. What was recorded stays; the instruments go to their safe state.</source>
        <translation>Ends the run here. What was recorded stays; the instruments go to their safe state.</translation>
    </message>
    <message>
        <source>Ends this attempt only. It stays on record as abandoned; the step may be repeated.</source>
        <translation>Ends this attempt only. It stays on record as abandoned; the step may be repeated.</translation>
    </message>
    <message>
        <source>Outputs off at once, then the run ends. What was recorded stays.</source>
        <translation>Outputs off at once, then the run ends. What was recorded stays.</translation>
    </message>
</context>
<context>
    <name>velocert::app::TaskPanel</name>
    <message>
        <source>Declare void</source>
        <translation>Declare void</translation>
    </message>
    <message>
        <source>Declare this attempt void</source>
        <translation>Declare this attempt void</translation>
    </message>
    <message>
        <source>Leave this step</source>
        <translation>Leave this step</translation>
    </message>
    <message>
        <source>Why the attempt is void</source>
        <translation>Why the attempt is void</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Why is it repeated? (kept on record)</source>
        <translation>Why is it repeated? (kept on record)</translation>
    </message>
    <message>
        <source>Note (kept on record)</source>
        <translation>Note (kept on record)</translation>
    </message>
    <message>
        <source>Why the attempt is repeated</source>
        <translation>Why the attempt is repeated</translation>
    </message>
    <message>
        <source>Note on the void attempt</source>
        <translation>Note on the void attempt</translation>
    </message>
</context>
<context>
    <name>velocert::app::TerminalWindow</name>
    <message>
        <source>Live terminal</source>
        <translation>Live terminal</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Line settings</source>
        <translation>Line settings</translation>
    </message>
    <message>
        <source>Close the port</source>
        <translation>Close the port</translation>
    </message>
    <message>
        <source>Open the port</source>
        <translation>Open the port</translation>
    </message>
    <message>
        <source>What was sent and received</source>
        <translation>What was sent and received</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>goes to the instrument as it is: \r, \n, \x1B stand for bytes</source>
        <translation>goes to the instrument as it is: \r, \n, \x1B stand for bytes</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>Hexadecimal</translation>
    </message>
    <message>
        <source>End of a line</source>
        <translation>End of a line</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrailModel</name>
    <message>
        <source>Why: %1</source>
        <translation>Why: %1</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>the program</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>When (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrailPresenter</name>
    <message>
        <source>%1 entries; looking: %2 of %3 …</source>
        <translation>%1 entries; looking: %2 of %3 …</translation>
    </message>
    <message>
        <source>%1 entries; looked at %2 of %3</source>
        <translation>%1 entries; looked at %2 of %3</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrailView</name>
    <message>
        <source>By: login or name</source>
        <translation>By: login or name</translation>
    </message>
    <message>
        <source>About: run, item, instrument, report …</source>
        <translation>About: run, item, instrument, report …</translation>
    </message>
    <message>
        <source>From YYYY-MM-DD</source>
        <translation>From YYYY-MM-DD</translation>
    </message>
    <message>
        <source>To YYYY-MM-DD</source>
        <translation>To YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>Only changes</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>No entry is like that. Leave a filter out.</source>
        <translation>No entry is like that. Leave a filter out.</translation>
    </message>
    <message>
        <source>Choose an entry to read all of it; Enter opens the run it is about.</source>
        <translation>Choose an entry to read all of it; Enter opens the run it is about.</translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation>Save as PDF...</translation>
    </message>
    <message>
        <source>Save the entries asked for as PDF</source>
        <translation>Save the entries asked for as PDF</translation>
    </message>
</context>
<context>
    <name>velocert::app::WireModel</name>
    <message>
        <source>rejected: %1</source>
        <translation>rejected: %1</translation>
    </message>
    <message>
        <source>→ sent</source>
        <translation>→ sent</translation>
    </message>
    <message>
        <source>← received</source>
        <translation>← received</translation>
    </message>
    <message>
        <source>t / s</source>
        <translation>t / s</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Read as</translation>
    </message>
</context>
<context>
    <name>velocert::app::WorkBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… and %1 more</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrustPresenter</name>
    <message numerus="yes">
        <source>Verified on %1 (UTC): %2 entries, %n finding(s).</source>
        <translation><numerusform>Verified on %1 (UTC): %2 entries, %n finding.</numerusform><numerusform>Verified on %1 (UTC): %2 entries, %n findings.</numerusform></translation>
    </message>
    <message>
        <source>Clock: synchronised</source>
        <translation>Clock: synchronised</translation>
    </message>
    <message>
        <source>The clock is kept right by a time service; largest error: %1 ms.</source>
        <translation>The clock is kept right by a time service; largest error: %1 ms.</translation>
    </message>
    <message>
        <source>Clock: on its own</source>
        <translation>Clock: on its own</translation>
    </message>
    <message>
        <source>No time service keeps the clock right. Records carry this state with their time. Connect the machine to a time service.</source>
        <translation>No time service keeps the clock right. Records carry this state with their time. Connect the machine to a time service.</translation>
    </message>
    <message>
        <source>Clock: unknown</source>
        <translation>Clock: unknown</translation>
    </message>
    <message>
        <source>Whether the clock is kept right cannot be told on this machine.</source>
        <translation>Whether the clock is kept right cannot be told on this machine.</translation>
    </message>
    <message>
        <source>Archive: unreadable</source>
        <translation>Archive: unreadable</translation>
    </message>
    <message>
        <source>Never verified.</source>
        <translation>Never verified.</translation>
    </message>
    <message>
        <source>%1 entries came since then.</source>
        <translation>%1 entries came since then.</translation>
    </message>
    <message>
        <source>The last program did not close it in order.</source>
        <translation>The last program did not close it in order.</translation>
    </message>
    <message>
        <source>What a watchdog wrote cannot be read. Look at the instruments, and switch off what is on.</source>
        <translation>What a watchdog wrote cannot be read. Look at the instruments, and switch off what is on.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 at %2</translation>
    </message>
    <message>
        <source>The program could not confirm at its end that %1 is off. On %2 (UTC) the watchdog switched it off, and read that back.</source>
        <translation>The program could not confirm at its end that %1 is off. On %2 (UTC) the watchdog switched it off, and read that back.</translation>
    </message>
    <message>
        <source>The program had ended without a farewell. On %2 (UTC) the watchdog switched off %1, and read that back.</source>
        <translation>The program had ended without a farewell. On %2 (UTC) the watchdog switched off %1, and read that back.</translation>
    </message>
    <message>
        <source>On %2 (UTC) the watchdog could not confirm that %1 is off. Look at it, and switch it off by hand if it is on.</source>
        <translation>On %2 (UTC) the watchdog could not confirm that %1 is off. Look at it, and switch it off by hand if it is on.</translation>
    </message>
    <message>
        <source>%1, in use since %2 (UTC), was switched off by nobody: the program and its watchdog both ended. Look at it, and switch it off by hand if it is on.</source>
        <translation>%1, in use since %2 (UTC), was switched off by nobody: the program and its watchdog both ended. Look at it, and switch it off by hand if it is on.</translation>
    </message>
    <message>
        <source>Look at the instruments</source>
        <translation>Look at the instruments</translation>
    </message>
    <message>
        <source>Archive: set back</source>
        <translation>Archive: set back</translation>
    </message>
    <message>
        <source>Archive: findings</source>
        <translation>Archive: findings</translation>
    </message>
    <message>
        <source>Archive: not verified</source>
        <translation>Archive: not verified</translation>
    </message>
    <message>
        <source>An account was locked</source>
        <translation>An account was locked</translation>
    </message>
    <message>
        <source>Archive: verified</source>
        <translation>Archive: verified</translation>
    </message>
    <message>
        <source>The archive was never verified.</source>
        <translation>The archive was never verified.</translation>
    </message>
    <message>
        <source>The verification of %1 (UTC) found faults, the first: %2</source>
        <translation>The verification of %1 (UTC) found faults, the first: %2</translation>
    </message>
    <message>
        <source>The last verification carries a time that has not come yet, %1 (UTC): the clock was set back.</source>
        <translation>The last verification carries a time that has not come yet, %1 (UTC): the clock was set back.</translation>
    </message>
    <message>
        <source>The last verification, of %1 (UTC), is too old.</source>
        <translation>The last verification, of %1 (UTC), is too old.</translation>
    </message>
    <message>
        <source>A program ended without closing the archive, and it was not verified since.</source>
        <translation>A program ended without closing the archive, and it was not verified since.</translation>
    </message>
    <message>
        <source>There is no checkpoint yet: set an upkeep with the key of the station.</source>
        <translation>There is no checkpoint yet: set an upkeep with the key of the station.</translation>
    </message>
    <message>
        <source>The newest checkpoint has not reached enough places outside.</source>
        <translation>The newest checkpoint has not reached enough places outside.</translation>
    </message>
    <message>
        <source>A place outside is ahead of the archive, and nobody has acknowledged that.</source>
        <translation>A place outside is ahead of the archive, and nobody has acknowledged that.</translation>
    </message>
    <message>
        <source>No report may be issued now:</source>
        <translation>No report may be issued now:</translation>
    </message>
    <message>
        <source>Archive: verified too long ago</source>
        <translation>Archive: verified too long ago</translation>
    </message>
    <message>
        <source>The archive cannot be read.</source>
        <translation>The archive cannot be read.</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrustPills</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Archive: upkeep</source>
        <translation>Archive: upkeep</translation>
    </message>
    <message>
        <source>Archive: upkeep, %1</source>
        <translation>Archive: upkeep, %1</translation>
    </message>
    <message>
        <source>Archive: upkeep failed</source>
        <translation>Archive: upkeep failed</translation>
    </message>
</context>
<context>
    <name>velocert::app::UpkeepPanel</name>
    <message>
        <source>Verify now</source>
        <translation>Verify now</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>What the archive is owed</source>
        <translation>What the archive is owed</translation>
    </message>
    <message>
        <source>There is no archive yet.</source>
        <translation>There is no archive yet.</translation>
    </message>
</context>
<context>
    <name>velocert::app::UpkeepPresenter</name>
    <message>
        <source>Verifying the archive, which was left open</source>
        <translation>Verifying the archive, which was left open</translation>
    </message>
    <message>
        <source>Daily upkeep of the archive</source>
        <translation>Daily upkeep of the archive</translation>
    </message>
    <message>
        <source>Verifying the archive</source>
        <translation>Verifying the archive</translation>
    </message>
</context>
<context>
    <name>FileEdit</name>
    <message>
        <source>Choose the file</source>
        <translation>Choose the file</translation>
    </message>
    <message>
        <source>Choose the file (F2)</source>
        <translation>Choose the file (F2)</translation>
    </message>
    <message>
        <source>F2, drop it here, or its path</source>
        <translation>F2, drop it here, or its path</translation>
    </message>
</context>
<context>
    <name>velocert::app::AnnotationPanel</name>
    <message>
        <source>Withdraw annotation %1: %2</source>
        <translation>Withdraw annotation %1: %2</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>Put the mark into words …</source>
        <translation>Put the mark into words …</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>Withdraw …</translation>
    </message>
    <message>
        <source>What is to be seen here</source>
        <translation>What is to be seen here</translation>
    </message>
    <message>
        <source>Until (s), may be empty</source>
        <translation>Until (s), may be empty</translation>
    </message>
    <message>
        <source>Password of your account</source>
        <translation>Password of your account</translation>
    </message>
    <message>
        <source>Passphrase of your key</source>
        <translation>Passphrase of your key</translation>
    </message>
    <message>
        <source>Trust list (needed in a real archive)</source>
        <translation>Trust list (needed in a real archive)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choose: %1</translation>
    </message>
    <message>
        <source>Do not annotate</source>
        <translation>Do not annotate</translation>
    </message>
    <message>
        <source>I was there and witnessed it</source>
        <translation>I was there and witnessed it</translation>
    </message>
    <message>
        <source>Why it is withdrawn (kept on record)</source>
        <translation>Why it is withdrawn (kept on record)</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Leave it as it is</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>moment</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>annotation</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>by</source>
        <translation>by</translation>
    </message>
    <message>
        <source>attempt</source>
        <translation>attempt</translation>
    </message>
    <message>
        <source>Annotations change no result. They are never removed, only withdrawn.</source>
        <translation>Annotations change no result. They are never removed, only withdrawn.</translation>
    </message>
    <message>
        <source>Nothing is noted yet. Move to a moment of the chart and press M.</source>
        <translation>Nothing is noted yet. Move to a moment of the chart and press M.</translation>
    </message>
    <message>
        <source>Nothing is noted beside this run.</source>
        <translation>Nothing is noted beside this run.</translation>
    </message>
    <message>
        <source>Annotation at %1</source>
        <translation>Annotation at %1</translation>
    </message>
    <message>
        <source>Sign and record</source>
        <translation>Sign and record</translation>
    </message>
    <message>
        <source>Record, not signed</source>
        <translation>Record, not signed</translation>
    </message>
    <message>
        <source>Your key (PKCS#12 file, or a token); empty: not signed</source>
        <translation>Your key (PKCS#12 file, or a token); empty: not signed</translation>
    </message>
    <message>
        <source>PIN of your token</source>
        <translation>PIN of your token</translation>
    </message>
    <message>
        <source>Until (s)</source>
        <translation>Until (s)</translation>
    </message>
    <message>
        <source>Key file or token</source>
        <translation>Key file or token</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Trust list</translation>
    </message>
</context>
<context>
    <name>velocert::app::AnnotationPresenter</name>
    <message>
        <source>signed</source>
        <translation>signed</translation>
    </message>
    <message>
        <source>witnessed: %1</source>
        <translation>witnessed: %1</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>not signed</translation>
    </message>
    <message>
        <source>withdrawn by %1: %2</source>
        <translation>withdrawn by %1: %2</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>mark</translation>
    </message>
    <message>
        <source>set at the bench, waits for words</source>
        <translation>set at the bench, waits for words</translation>
    </message>
    <message>
        <source>Recording the annotation</source>
        <translation>Recording the annotation</translation>
    </message>
    <message>
        <source>The annotation is on record. It is not signed: the record alone names its author.</source>
        <translation>The annotation is on record. It is not signed: the record alone names its author.</translation>
    </message>
    <message>
        <source>The annotation is signed and on record.</source>
        <translation>The annotation is signed and on record.</translation>
    </message>
    <message>
        <source>Withdrawn. Words and reason stay on record.</source>
        <translation>Withdrawn. Words and reason stay on record.</translation>
    </message>
</context>
<context>
    <name>velocert::app::BenchMarks</name>
    <message>
        <source>Recording the mark</source>
        <translation>Recording the mark</translation>
    </message>
    <message>
        <source>The mark is not on record. %1 %2</source>
        <translation>The mark is not on record. %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s) marked</source>
        <translation><numerusform>%n moment marked</numerusform><numerusform>%n moments marked</numerusform></translation>
    </message>
</context>
<context>
    <name>Uncertainty</name>
    <message>
        <source>U not known: no certificate covers this value</source>
        <translation>U not known: no certificate covers this value</translation>
    </message>
    <message>
        <source>U = %1 (k = %2), by the certificate</source>
        <translation>U = %1 (k = %2), by the certificate</translation>
    </message>
    <message>
        <source>Result: U at least %1 at the limit (k = %2)</source>
        <translation>Result: U at least %1 at the limit (k = %2)</translation>
    </message>
    <message>
        <source>within that of the limit a result carries more than the usual risk</source>
        <translation>within that of the limit a result carries more than the usual risk</translation>
    </message>
    <message>
        <source>less than %1 inside the limit, in the guard band, a result is rejected</source>
        <translation>less than %1 inside the limit, in the guard band, a result is rejected</translation>
    </message>
    <message>
        <source>in a band of %1 around the limit a result gets no verdict</source>
        <translation>in a band of %1 around the limit a result gets no verdict</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>No guard band: the limit has not been verified, so nothing can be decided at it.</source>
        <translation>No guard band: the limit has not been verified, so nothing can be decided at it.</translation>
    </message>
    <message>
        <source>No guard band: the limit is for information and decides nothing.</source>
        <translation>No guard band: the limit is for information and decides nothing.</translation>
    </message>
    <message>
        <source>No guard band: the run has no certificates, so the uncertainty is not known.</source>
        <translation>No guard band: the run has no certificates, so the uncertainty is not known.</translation>
    </message>
    <message>
        <source>No guard band: the method gives no uncertainty budget for this result.</source>
        <translation>No guard band: the method gives no uncertainty budget for this result.</translation>
    </message>
    <message>
        <source>No guard band yet: the uncertainty of this result is known once all readings are there.</source>
        <translation>No guard band yet: the uncertainty of this result is known once all readings are there.</translation>
    </message>
    <message numerus="yes">
        <source>Result: U = %1 at the limit (k = %2), by %n attempt(s)</source>
        <translation>
            <numerusform>Result: U = %1 at the limit (k = %2), by %n attempt</numerusform>
            <numerusform>Result: U = %1 at the limit (k = %2), by %n attempts</numerusform>
        </translation>
    </message>
    <message>
        <source>the scatter of the attempts is not in it yet</source>
        <translation>the scatter of the attempts is not in it yet</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The computer slept for %1 while this was being measured, so the attempt does not count.</source>
        <translation>The computer slept for %1 while this was being measured, so the attempt does not count.</translation>
    </message>
    <message>
        <source>The computer slept while this was being measured, so the attempt does not count.</source>
        <translation>The computer slept while this was being measured, so the attempt does not count.</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost.</source>
        <translation>Nothing that was recorded is lost.</translation>
    </message>
    <message>
        <source>Leave the lid open and the power connected, look whether the instruments are on, and try again.</source>
        <translation>Leave the lid open and the power connected, look whether the instruments are on, and try again.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>This step is held against no limit of its own.</source>
        <translation>This step is held against no limit of its own.</translation>
    </message>
    <message>
        <source>Requirement: %1</source>
        <translation>Requirement: %1</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>Attempt %1: %2</translation>
    </message>
    <message>
        <source>%1: no attempt yet</source>
        <translation>%1: no attempt yet</translation>
    </message>
    <message>
        <source>%1: attempts so far</source>
        <translation>%1: attempts so far</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <translation>%1: %2 · %3</translation>
    </message>
    <message>
        <source>What this run came to</source>
        <translation>What this run came to</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Clause by clause, the worst and the closest first</source>
        <translation>Clause by clause, the worst and the closest first</translation>
    </message>
    <message>
        <source>Every attempt counted.</source>
        <translation>Every attempt counted.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) did not count; they stay on record.</source>
        <translation><numerusform>%n attempt did not count; it stays on record.</numerusform><numerusform>%n attempts did not count; they stay on record.</numerusform></translation>
    </message>
    <message>
        <source>No deviation from the method.</source>
        <translation>No deviation from the method.</translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s) from the method, each approved by a second person.</source>
        <translation><numerusform>%n deviation from the method, approved by a second person.</numerusform><numerusform>%n deviations from the method, each approved by a second person.</numerusform></translation>
    </message>
    <message>
        <source>Next: it waits for its report and its review.</source>
        <translation>Next: it waits for its report and its review.</translation>
    </message>
    <message>
        <source>Next: it waits in Review (%1).</source>
        <translation>Next: it waits in Review (%1).</translation>
    </message>
</context>
<context>
    <name>velocert::app::CentreCard</name>
    <message>
        <source>Attempts and results</source>
        <translation>Attempts and results</translation>
    </message>
</context>
<context>
    <name>velocert::app::TokenButton</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Choose a token that holds the key</source>
        <translation>Choose a token that holds the key</translation>
    </message>
    <message>
        <source>No token is plugged in</source>
        <translation>No token is plugged in</translation>
    </message>
    <message>
        <source>Another library (PKCS#11) ...</source>
        <translation>Another library (PKCS#11) ...</translation>
    </message>
    <message>
        <source>Library of the token&apos;s maker (PKCS#11)</source>
        <translation>Library of the token&apos;s maker (PKCS#11)</translation>
    </message>
    <message>
        <source>No token is plugged in that this library knows.</source>
        <translation>No token is plugged in that this library knows.</translation>
    </message>
    <message>
        <source>Plug the token in, and choose the library its maker gives for it.</source>
        <translation>Plug the token in, and choose the library its maker gives for it.</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>can be done now</source>
        <translation>can be done now</translation>
    </message>
    <message>
        <source>after another step</source>
        <translation>after another step</translation>
    </message>
    <message>
        <source>the sample rests</source>
        <translation>the sample rests</translation>
    </message>
    <message>
        <source>no sample is left</source>
        <translation>no sample is left</translation>
    </message>
    <message>
        <source>same limits, same method</source>
        <translation>same limits, same method</translation>
    </message>
    <message>
        <source>new in this edition</source>
        <translation>new in this edition</translation>
    </message>
    <message>
        <source>the limit is another one</source>
        <translation>the limit is another one</translation>
    </message>
    <message>
        <source>the method is another one</source>
        <translation>the method is another one</translation>
    </message>
    <message>
        <source>a limit is not verified, so nobody can say it is the same</source>
        <translation>a limit is not verified, so nobody can say it is the same</translation>
    </message>
    <message>
        <source>same limits; nobody has compared the method in the two texts</source>
        <translation>same limits; nobody has compared the method in the two texts</translation>
    </message>
    <message>
        <source>not asked of this item</source>
        <translation>not asked of this item</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1: no code</source>
        <translation>%1: no code</translation>
    </message>
    <message>
        <source>%1: which of %2?</source>
        <translation>%1: which of %2?</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>%1 not verified in %2</source>
        <translation>%1 not verified in %2</translation>
    </message>
    <message>
        <source>%1 new, %2</source>
        <translation>%1 new, %2</translation>
    </message>
    <message>
        <source>%1 was only shown, judges now: %2</source>
        <translation>%1 was only shown, judges now: %2</translation>
    </message>
    <message>
        <source>%1 %2, now %3</source>
        <translation>%1 %2, now %3</translation>
    </message>
</context>
<context>
    <name>velocert::app::PlanModel</name>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Day (UTC)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>velocert::app::RetestModel</name>
    <message>
        <source>test again</source>
        <translation>test again</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>stands</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Again?</source>
        <translation>Again?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>velocert::app::PlanPresenter</name>
    <message>
        <source>Making the plan</source>
        <translation>Making the plan</translation>
    </message>
    <message>
        <source>Plan of tests</source>
        <translation>Plan of tests</translation>
    </message>
    <message>
        <source>Plan of tests: %1, %2</source>
        <translation>Plan of tests: %1, %2</translation>
    </message>
    <message>
        <source>No item yet. Type its number and the day it was made; the plan follows from them.</source>
        <translation>No item yet. Type its number and the day it was made; the plan follows from them.</translation>
    </message>
    <message>
        <source>Reading the runs of the item …</source>
        <translation>Reading the runs of the item …</translation>
    </message>
    <message>
        <source>There is no plan.</source>
        <translation>There is no plan.</translation>
    </message>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%1 of %2 steps done</translation>
    </message>
    <message>
        <source>%1, from %2 to %3 (UTC)</source>
        <translation>%1, from %2 to %3 (UTC)</translation>
    </message>
    <message>
        <source>%1. With the rests, the last step cannot be before %2</source>
        <translation>%1. With the rests, the last step cannot be before %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>Everything is done.</translation>
    </message>
    <message>
        <source>A sample rests until %1 (UTC), and nothing else can be done meanwhile.</source>
        <translation>A sample rests until %1 (UTC), and nothing else can be done meanwhile.</translation>
    </message>
    <message>
        <source>A sample rests until %1 (UTC). Meanwhile: %2.</source>
        <translation>A sample rests until %1 (UTC). Meanwhile: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Begin with %1: a rest of %2 follows it, and %n other step(s) can be done meanwhile.</source>
        <translation><numerusform>Begin with %1: a rest of %2 follows it, and %n other step can be done meanwhile.</numerusform><numerusform>Begin with %1: a rest of %2 follows it, and %n other steps can be done meanwhile.</numerusform></translation>
    </message>
    <message>
        <source>Nothing can be done now: look at the state of each step.</source>
        <translation>Nothing can be done now: look at the state of each step.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) can be done now.</source>
        <translation><numerusform>%n step can be done now.</numerusform><numerusform>%n steps can be done now.</numerusform></translation>
    </message>
    <message>
        <source>The order is of the item %1, not of %2.</source>
        <translation>The order is of the item %1, not of %2.</translation>
    </message>
    <message>
        <source>Sample %1: the plan has no sample “%2”.</source>
        <translation>Sample %1: the plan has no sample “%2”.</translation>
    </message>
    <message>
        <source>Sample %1 stands for the test item, whose code is %2.</source>
        <translation>Sample %1 stands for the test item, whose code is %2.</translation>
    </message>
    <message>
        <source>Sample %1: there is no procedure “%2”.</source>
        <translation>Sample %1: there is no procedure “%2”.</translation>
    </message>
    <message>
        <source>No other edition is known to which the item or its model was tested. Choose one to compare with.</source>
        <translation>No other edition is known to which the item or its model was tested. Choose one to compare with.</translation>
    </message>
    <message numerus="yes">
        <source>Tested to %1, to hold to %2: %n clause(s) must be tested again.</source>
        <translation><numerusform>Tested to %1, to hold to %2: %n clause must be tested again.</numerusform><numerusform>Tested to %1, to hold to %2: %n clauses must be tested again.</numerusform></translation>
    </message>
    <message>
        <source>%1 Nothing like it found: %2.</source>
        <translation>%1 Nothing like it found: %2.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <translation><numerusform>%1; and %n more</numerusform><numerusform>%1; and %n more</numerusform></translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>%1, %2 (UTC)</source>
        <translation>%1, %2 (UTC)</translation>
    </message>
    <message>
        <source>%1 until %2 (UTC)</source>
        <translation>%1 until %2 (UTC)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Spared by</source>
        <translation>Spared by</translation>
    </message>
    <message>
        <source>%1, in one run with this</source>
        <translation>%1, in one run with this</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Not before</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>Rest before</source>
        <translation>Rest before</translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation>Meanwhile</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nothing else</translation>
    </message>
    <message>
        <source>%1. No order in use says which one it is.</source>
        <translation>%1. No order in use says which one it is.</translation>
    </message>
    <message>
        <source>%1 The order has %2 and does not say which.</source>
        <translation>%1 The order has %2 and does not say which.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>the sample serves nothing else but what goes on with it</source>
        <translation>the sample serves nothing else but what goes on with it</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Again?</source>
        <translation>Again?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>%1 (spare)</source>
        <translation>%1 (spare)</translation>
    </message>
    <message>
        <source>Pieces: their number stands with each step.</source>
        <translation>Pieces: their number stands with each step.</translation>
    </message>
    <message>
        <source>Planned: %1, and %2 spare.</source>
        <translation>Planned: %1, and %2 spare.</translation>
    </message>
    <message>
        <source>No code is stated.</source>
        <translation>No code is stated.</translation>
    </message>
    <message>
        <source>Came in: %1.</source>
        <translation>Came in: %1.</translation>
    </message>
    <message>
        <source>Not stated on which code: %1 of %2 steps.</source>
        <translation>Not stated on which code: %1 of %2 steps.</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Source: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The order names no item. Scan or type the item&apos;s code, then choose the file again.</source>
        <translation>The order names no item. Scan or type the item&apos;s code, then choose the file again.</translation>
    </message>
    <message>
        <source>The order is of the item %1, not of %2. It is kept for that item: scan or type its code.</source>
        <translation>The order is of the item %1, not of %2. It is kept for that item: scan or type its code.</translation>
    </message>
    <message>
        <source>The order is of the item %1: scan or type its code.</source>
        <translation>The order is of the item %1: scan or type its code.</translation>
    </message>
</context>
<context>
    <name>velocert::app::PlanPage</name>
    <message>
        <source>Back to the item</source>
        <translation>Back to the item</translation>
    </message>
    <message>
        <source>Order file …</source>
        <translation>Order file …</translation>
    </message>
    <message>
        <source>Without the order</source>
        <translation>Without the order</translation>
    </message>
    <message>
        <source>Order of tests</source>
        <translation>Order of tests</translation>
    </message>
    <message>
        <source>To test again</source>
        <translation>To test again</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation>Only what is open</translation>
    </message>
    <message>
        <source>Choose its procedure for the run</source>
        <translation>Choose its procedure for the run</translation>
    </message>
    <message>
        <source>Choose all that can be done now</source>
        <translation>Choose all that can be done now</translation>
    </message>
    <message>
        <source>Tested to</source>
        <translation>Tested to</translation>
    </message>
    <message>
        <source>What is chosen in the list</source>
        <translation>What is chosen in the list</translation>
    </message>
    <message>
        <source>none or not known</source>
        <translation>none or not known</translation>
    </message>
    <message>
        <source>Order file</source>
        <translation>Order file</translation>
    </message>
</context>
<context>
    <name>Range</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>up to %1</translation>
    </message>
</context>
<context>
    <name>Recorded</name>
    <message>
        <source>SPECIMEN: training or simulated, not for certification</source>
        <translation>SPECIMEN: training or simulated, not for certification</translation>
    </message>
    <message>
        <source>stopped safely by the operator</source>
        <translation>stopped safely by the operator</translation>
    </message>
    <message>
        <source>emergency stop by the operator</source>
        <translation>emergency stop by the operator</translation>
    </message>
    <message>
        <source>suspended by the operator</source>
        <translation>suspended by the operator</translation>
    </message>
    <message>
        <source>stopped safely by Ctrl-C at the terminal</source>
        <translation>stopped safely by Ctrl-C at the terminal</translation>
    </message>
    <message>
        <source>suspended by Ctrl-C at the terminal</source>
        <translation>suspended by Ctrl-C at the terminal</translation>
    </message>
    <message>
        <source>stopped safely by the signal INT</source>
        <translation>stopped safely by the signal INT</translation>
    </message>
    <message>
        <source>suspended by the signal INT</source>
        <translation>suspended by the signal INT</translation>
    </message>
    <message>
        <source>stopped safely by the signal TERM</source>
        <translation>stopped safely by the signal TERM</translation>
    </message>
    <message>
        <source>suspended by the signal TERM</source>
        <translation>suspended by the signal TERM</translation>
    </message>
    <message>
        <source>stopped safely by the signal HUP</source>
        <translation>stopped safely by the signal HUP</translation>
    </message>
    <message>
        <source>suspended by the signal HUP</source>
        <translation>suspended by the signal HUP</translation>
    </message>
    <message>
        <source>stopped safely by the loss of the terminal</source>
        <translation>stopped safely by the loss of the terminal</translation>
    </message>
    <message>
        <source>suspended by the loss of the terminal</source>
        <translation>suspended by the loss of the terminal</translation>
    </message>
    <message>
        <source>a step ended without being completed</source>
        <translation>a step ended without being completed</translation>
    </message>
    <message>
        <source>the program ended during the run; what was recorded until then is kept</source>
        <translation>the program ended during the run; what was recorded until then is kept</translation>
    </message>
    <message>
        <source>brake off</source>
        <translation>brake off</translation>
    </message>
    <message>
        <source>output off</source>
        <translation>output off</translation>
    </message>
    <message>
        <source>test off</source>
        <translation>test off</translation>
    </message>
    <message>
        <source>it was only listened to: there is nothing to stop</source>
        <translation>it was only listened to: there is nothing to stop</translation>
    </message>
    <message>
        <source>stopped; read back: %1</source>
        <translation>stopped; read back: %1</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stable</translation>
    </message>
    <message>
        <source>over-range</source>
        <translation>over-range</translation>
    </message>
    <message>
        <source>under-range</source>
        <translation>under-range</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>derived</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>gap</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>saturated</translation>
    </message>
    <message>
        <source>zeroing</source>
        <translation>zeroing</translation>
    </message>
    <message>
        <source>no-value</source>
        <translation>no-value</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Outside places that hold all checkpoints: %1; there ought to be %2.</source>
        <translation>Outside places that hold all checkpoints: %1; there ought to be %2.</translation>
    </message>
    <message>
        <source>The outside place &quot;%1&quot; lacks checkpoints</source>
        <translation>The outside place &quot;%1&quot; lacks checkpoints</translation>
    </message>
    <message>
        <source>anemometer</source>
        <translation>anemometer</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>balance</translation>
    </message>
    <message>
        <source>climate-sensor</source>
        <translation>climate-sensor</translation>
    </message>
    <message>
        <source>dynamometer</source>
        <translation>dynamometer</translation>
    </message>
    <message>
        <source>force-gauge</source>
        <translation>force-gauge</translation>
    </message>
    <message>
        <source>force-sensor</source>
        <translation>force-sensor</translation>
    </message>
    <message>
        <source>gnss</source>
        <translation>gnss</translation>
    </message>
    <message>
        <source>gnss-logger</source>
        <translation>gnss-logger</translation>
    </message>
    <message>
        <source>hand-held-meter</source>
        <translation>hand-held-meter</translation>
    </message>
    <message>
        <source>lcr</source>
        <translation>lcr</translation>
    </message>
    <message>
        <source>load</source>
        <translation>load</translation>
    </message>
    <message>
        <source>modbus-device</source>
        <translation>modbus-device</translation>
    </message>
    <message>
        <source>multimeter</source>
        <translation>multimeter</translation>
    </message>
    <message>
        <source>power-meter</source>
        <translation>power-meter</translation>
    </message>
    <message>
        <source>pulse-daq</source>
        <translation>pulse-daq</translation>
    </message>
    <message>
        <source>safety-tester</source>
        <translation>safety-tester</translation>
    </message>
    <message>
        <source>sound-level-meter</source>
        <translation>sound-level-meter</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>thermo-hygrometer</source>
        <translation>thermo-hygrometer</translation>
    </message>
    <message>
        <source>thermometer</source>
        <translation>thermometer</translation>
    </message>
    <message>
        <source>torque-sensor</source>
        <translation>torque-sensor</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>weather</translation>
    </message>
    <message>
        <source>weighing-indicator</source>
        <translation>weighing-indicator</translation>
    </message>
    <message>
        <source>the program ended during the run; it can be gone on with</source>
        <translation>the program ended during the run; it can be gone on with</translation>
    </message>
    <message>
        <source>%1 rests until %2; all that could be done meanwhile is done</source>
        <translation>%1 rests until %2; all that could be done meanwhile is done</translation>
    </message>
    <message>
        <source>Account %1 is locked until %2 (UTC), after %3 failed sign-ins: a signatory looks into it.</source>
        <translation>Account %1 is locked until %2 (UTC), after %3 failed sign-ins: a signatory looks into it.</translation>
    </message>
    <message>
        <source>Account %1 was locked until %2 (UTC), after %3 failed sign-ins, and nobody has answered for that: a signatory looks into it.</source>
        <translation>Account %1 was locked until %2 (UTC), after %3 failed sign-ins, and nobody has answered for that: a signatory looks into it.</translation>
    </message>
    <message>
        <source>Accounts and rights were never reviewed since %1; a year is allowed.</source>
        <translation>Accounts and rights were never reviewed since %1; a year is allowed.</translation>
    </message>
    <message>
        <source>Accounts and rights were last reviewed on %1; a year is allowed.</source>
        <translation>Accounts and rights were last reviewed on %1; a year is allowed.</translation>
    </message>
    <message>
        <source>Unclean ends of the program that nobody has accounted for: %1.</source>
        <translation>Unclean ends of the program that nobody has accounted for: %1.</translation>
    </message>
    <message>
        <source>%1 · attempt %2</source>
        <translation>%1 · attempt %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::SetupPage</name>
    <message>
        <source>To be filled in</source>
        <translation>To be filled in</translation>
    </message>
</context>
<context>
    <name>EquipmentForm</name>
    <message>
        <source>To be filled in</source>
        <translation>To be filled in</translation>
    </message>
    <message>
        <source>No day: year-month-day, such as 2026-03-31</source>
        <translation>No day: year-month-day, such as 2026-03-31</translation>
    </message>
    <message>
        <source>New instrument</source>
        <translation>New instrument</translation>
    </message>
    <message>
        <source>Change the instrument</source>
        <translation>Change the instrument</translation>
    </message>
    <message>
        <source>Each field is asked for by ISO/IEC 17025; where there is nothing, say so.</source>
        <translation>Each field is asked for by ISO/IEC 17025; where there is nothing, say so.</translation>
    </message>
    <message>
        <source>A new version is entered; the earlier one stays on record.</source>
        <translation>A new version is entered; the earlier one stays on record.</translation>
    </message>
    <message>
        <source>Number in the laboratory</source>
        <translation>Number in the laboratory</translation>
    </message>
    <message>
        <source>as on its label</source>
        <translation>as on its label</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>as on plate and certificate</source>
        <translation>as on plate and certificate</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>scale, power meter ...</source>
        <translation>scale, power meter ...</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>How it was found to conform</source>
        <translation>How it was found to conform</translation>
    </message>
    <message>
        <source>A calibration is accepted when</source>
        <translation>A calibration is accepted when</translation>
    </message>
    <message>
        <source>Interval between calibrations</source>
        <translation>Interval between calibrations</translation>
    </message>
    <message>
        <source>Reference materials</source>
        <translation>Reference materials</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>in service</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>out of service</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>adjustment</source>
        <translation>adjustment</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>maintenance</translation>
    </message>
    <message>
        <source>damage or repair</source>
        <translation>damage or repair</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Is in the register already: change that one instead</source>
        <translation>Is in the register already: change that one instead</translation>
    </message>
    <message>
        <source>Belongs to %1</source>
        <translation>Belongs to %1</translation>
    </message>
</context>
<context>
    <name>CertificateForm</name>
    <message>
        <source>No day: year-month-day, such as 2026-03-31</source>
        <translation>No day: year-month-day, such as 2026-03-31</translation>
    </message>
    <message>
        <source>To be filled in</source>
        <translation>To be filled in</translation>
    </message>
    <message>
        <source>Another kind of unit; expected one such as %1</source>
        <translation>Another kind of unit; expected one such as %1</translation>
    </message>
    <message>
        <source>No number with at most one unit, such as 20.05</source>
        <translation>No number with at most one unit, such as 20.05</translation>
    </message>
    <message>
        <source>This day has not come yet</source>
        <translation>This day has not come yet</translation>
    </message>
    <message>
        <source>Must be after the calibration</source>
        <translation>Must be after the calibration</translation>
    </message>
    <message>
        <source>A whole number, 1 or more</source>
        <translation>A whole number, 1 or more</translation>
    </message>
    <message>
        <source>Revision %1 is in the register; a corrected certificate is a higher revision</source>
        <translation>Revision %1 is in the register; a corrected certificate is a higher revision</translation>
    </message>
    <message>
        <source>Its own number; a corrected certificate is a higher revision</source>
        <translation>Its own number; a corrected certificate is a higher revision</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>There is no such file</translation>
    </message>
    <message>
        <source>Choose what is measured</source>
        <translation>Choose what is measured</translation>
    </message>
    <message>
        <source>Stands twice; all points of it belong to one line</source>
        <translation>Stands twice; all points of it belong to one line</translation>
    </message>
    <message>
        <source>A number above zero, such as 2</source>
        <translation>A number above zero, such as 2</translation>
    </message>
    <message>
        <source>Below the beginning of the range</source>
        <translation>Below the beginning of the range</translation>
    </message>
    <message>
        <source>Has no line among the ranges</source>
        <translation>Has no line among the ranges</translation>
    </message>
    <message>
        <source>U must be above zero</source>
        <translation>U must be above zero</translation>
    </message>
    <message>
        <source>Not above the point before it: points ascend, each once</source>
        <translation>Not above the point before it: points ascend, each once</translation>
    </message>
    <message>
        <source>Outside the range of the certificate</source>
        <translation>Outside the range of the certificate</translation>
    </message>
    <message>
        <source>Has no point</source>
        <translation>Has no point</translation>
    </message>
    <message>
        <source>New certificate</source>
        <translation>New certificate</translation>
    </message>
    <message>
        <source>It stands beside the earlier ones, which stay on record. Runs from now on use the one that was calibrated last.</source>
        <translation>It stands beside the earlier ones, which stay on record. Runs from now on use the one that was calibrated last.</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Number of the certificate</translation>
    </message>
    <message>
        <source>Calibrated by</source>
        <translation>Calibrated by</translation>
    </message>
    <message>
        <source>Traceable to</source>
        <translation>Traceable to</translation>
    </message>
    <message>
        <source>accreditation or national institute</source>
        <translation>accreditation or national institute</translation>
    </message>
    <message>
        <source>Calibrated on</source>
        <translation>Calibrated on</translation>
    </message>
    <message>
        <source>May be used until</source>
        <translation>May be used until</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>temperature, humidity, as stated</source>
        <translation>temperature, humidity, as stated</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>none: both stay valid</source>
        <translation>none: both stay valid</translation>
    </message>
    <message>
        <source>Makes invalid</source>
        <translation>Makes invalid</translation>
    </message>
    <message>
        <source>The certificate states</source>
        <translation>The certificate states</translation>
    </message>
    <message>
        <source>the correction</source>
        <translation>the correction</translation>
    </message>
    <message>
        <source>the error of indication</source>
        <translation>the error of indication</translation>
    </message>
    <message>
        <source>the reference value</source>
        <translation>the reference value</translation>
    </message>
    <message>
        <source>Scan of the certificate</source>
        <translation>Scan of the certificate</translation>
    </message>
    <message>
        <source>What was calibrated</source>
        <translation>What was calibrated</translation>
    </message>
    <message>
        <source>Measurand</source>
        <translation>Measurand</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>usual one</source>
        <translation>usual one</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Range from</source>
        <translation>Range from</translation>
    </message>
    <message>
        <source>Range to</source>
        <translation>Range to</translation>
    </message>
    <message>
        <source>U at least, in %</source>
        <translation>U at least, in %</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>as above</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>Indication</translation>
    </message>
    <message>
        <source>What it states</source>
        <translation>What it states</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>%1: which instrument it is was not asked yet</source>
        <translation>%1: which instrument it is was not asked yet</translation>
    </message>
    <message>
        <source>Press &quot;Ask the instruments&quot;.</source>
        <translation>Press &quot;Ask the instruments&quot;.</translation>
    </message>
    <message>
        <source>%1: the instrument does not tell its serial number</source>
        <translation>%1: the instrument does not tell its serial number</translation>
    </message>
    <message>
        <source>Compare its plate with the register.</source>
        <translation>Compare its plate with the register.</translation>
    </message>
    <message>
        <source>%1: another instrument is connected</source>
        <translation>%1: another instrument is connected</translation>
    </message>
    <message>
        <source>It tells the serial number %1; assigned is %2.</source>
        <translation>It tells the serial number %1; assigned is %2.</translation>
    </message>
    <message>
        <source>Connect the assigned one, or assign this one in Setup, Station and ports.</source>
        <translation>Connect the assigned one, or assign this one in Setup, Station and ports.</translation>
    </message>
    <message>
        <source>%1: the instrument may not be used today</source>
        <translation>%1: the instrument may not be used today</translation>
    </message>
</context>
<context>
    <name>Todo</name>
    <message>
        <source>no account yet: the window asks for the first</source>
        <translation>no account yet: the window asks for the first</translation>
    </message>
    <message>
        <source>accounts: %1</source>
        <translation>accounts: %1</translation>
    </message>
    <message>
        <source>accounts: %1, none of a technician</source>
        <translation>accounts: %1, none of a technician</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Name of the station</source>
        <translation>Name of the station</translation>
    </message>
    <message>
        <source>still the one it came with</source>
        <translation>still the one it came with</translation>
    </message>
    <message>
        <source>Instruments and certificates</source>
        <translation>Instruments and certificates</translation>
    </message>
    <message>
        <source>%1 of %2 may be used</source>
        <translation>%1 of %2 may be used</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>none assigned to a role</source>
        <translation>none assigned to a role</translation>
    </message>
    <message>
        <source>%1 of %2 assigned ports are there</source>
        <translation>%1 of %2 assigned ports are there</translation>
    </message>
</context>
<context>
    <name>Drivers</name>
    <message>
        <source>Balance or weighing terminal with MT-SICS (Mettler-Toledo, KERN KCP and others)</source>
        <translation>Balance or weighing terminal with MT-SICS (Mettler-Toledo, KERN KCP and others)</translation>
    </message>
    <message>
        <source>Balance or scale with RADWAG's protocol (RADWAG, KERN KLB and others)</source>
        <translation>Balance or scale with RADWAG's protocol (RADWAG, KERN KLB and others)</translation>
    </message>
    <message>
        <source>Balance or scale with Sartorius SBI (Sartorius, Minebea Intec and others)</source>
        <translation>Balance or scale with Sartorius SBI (Sartorius, Minebea Intec and others)</translation>
    </message>
    <message>
        <source>Weighing indicator XK3190 (Yaohua A9, A12, A26, DS3 and others built like them)</source>
        <translation>Weighing indicator XK3190 (Yaohua A9, A12, A26, DS3 and others built like them)</translation>
    </message>
    <message>
        <source>Terminal with Toledo continuous output (Mettler-Toledo and others built like it)</source>
        <translation>Terminal with Toledo continuous output (Mettler-Toledo and others built like it)</translation>
    </message>
    <message>
        <source>Pulse counter with lever forces and switches (fifth wheel, optical head, wheel sensor)</source>
        <translation>Pulse counter with lever forces and switches (fifth wheel, optical head, wheel sensor)</translation>
    </message>
    <message>
        <source>Satellite receiver with NMEA 0183 sentences, GNSS with BeiDou (any maker; CASIC AT6558/ATGM336H, Unicore KSXT, u-blox, Quectel and others)</source>
        <translation>Satellite receiver with NMEA 0183 sentences, GNSS with BeiDou (any maker; CASIC AT6558/ATGM336H, Unicore KSXT, u-blox, Quectel and others)</translation>
    </message>
    <message>
        <source>Satellite receiver with u-blox UBX protocol, GNSS with BeiDou (NEO-M8, ZED-F9P, NEO-M9N, MAX-M10)</source>
        <translation>Satellite receiver with u-blox UBX protocol, GNSS with BeiDou (NEO-M8, ZED-F9P, NEO-M9N, MAX-M10)</translation>
    </message>
    <message>
        <source>Racelogic VBOX satellite speed and brake test logger (VBOX 3i, 3iS, speed sensors)</source>
        <translation>Racelogic VBOX satellite speed and brake test logger (VBOX 3i, 3iS, speed sensors)</translation>
    </message>
    <message>
        <source>Dynamometer controller (Magtrol DSP6001, DSP7001, 6200)</source>
        <translation>Dynamometer controller (Magtrol DSP6001, DSP7001, 6200)</translation>
    </message>
    <message>
        <source>Torque transducer with frequency output, by a counter box</source>
        <translation>Torque transducer with frequency output, by a counter box</translation>
    </message>
    <message>
        <source>Direct-current source with SCPI (ITECH IT6000, IT6500, IT6800 and others)</source>
        <translation>Direct-current source with SCPI (ITECH IT6000, IT6500, IT6800 and others)</translation>
    </message>
    <message>
        <source>Power analyser (Yokogawa WT310/WT310E, GW Instek GPM-8213/8310, Hioki PW3335/3336/3337)</source>
        <translation>Power analyser (Yokogawa WT310/WT310E, GW Instek GPM-8213/8310, Hioki PW3335/3336/3337)</translation>
    </message>
    <message>
        <source>Impedance meter with SCPI (Keysight E4980, Tonghui TH283x, BK 894, GW Instek LCR-6000)</source>
        <translation>Impedance meter with SCPI (Keysight E4980, Tonghui TH283x, BK 894, GW Instek LCR-6000)</translation>
    </message>
    <message>
        <source>Bench multimeter with SCPI (34401A, GW Instek GDM-8342/8261, Rigol DM3058, Siglent SDM, OWON XDM1041)</source>
        <translation>Bench multimeter with SCPI (34401A, GW Instek GDM-8342/8261, Rigol DM3058, Siglent SDM, OWON XDM1041)</translation>
    </message>
    <message>
        <source>Electronic load with SCPI (ITECH IT8500+, IT8800 and others)</source>
        <translation>Electronic load with SCPI (ITECH IT8500+, IT8800 and others)</translation>
    </message>
    <message>
        <source>Electronic load with 26-byte frames (ITECH IT85xx, BK Precision 85xx)</source>
        <translation>Electronic load with 26-byte frames (ITECH IT85xx, BK Precision 85xx)</translation>
    </message>
    <message>
        <source>Hand-held impedance meter with SCPI (Tonghui TH2822, BK 879, Keysight U1731 to U1733)</source>
        <translation>Hand-held impedance meter with SCPI (Tonghui TH2822, BK 879, Keysight U1731 to U1733)</translation>
    </message>
    <message>
        <source>Hand-held impedance meter with ES51919 (DER EE DE-5000 and clones)</source>
        <translation>Hand-held impedance meter with ES51919 (DER EE DE-5000 and clones)</translation>
    </message>
    <message>
        <source>Impedance meter with the older print format (Tonghui TH2810B)</source>
        <translation>Impedance meter with the older print format (Tonghui TH2810B)</translation>
    </message>
    <message>
        <source>Impedance meter Aim-TTi LCR400</source>
        <translation>Impedance meter Aim-TTi LCR400</translation>
    </message>
    <message>
        <source>Safety tester (GW Instek GPT-9800, GPT-9900 and RS PRO clones)</source>
        <translation>Safety tester (GW Instek GPT-9800, GPT-9900 and RS PRO clones)</translation>
    </message>
    <message>
        <source>Safety tester (Chroma 1903x, 1905x)</source>
        <translation>Safety tester (Chroma 1903x, 1905x)</translation>
    </message>
    <message>
        <source>Safety tester Hioki 3174 (results only)</source>
        <translation>Safety tester Hioki 3174 (results only)</translation>
    </message>
    <message>
        <source>Weather transmitter (Vaisala WXT5xx, WMT52), polled ASCII, with and without checksum</source>
        <translation>Weather transmitter (Vaisala WXT5xx, WMT52), polled ASCII, with and without checksum</translation>
    </message>
    <message>
        <source>Wind sensor with NMEA 0183 (MWV), such as Vaisala WXT and WMT in NMEA mode</source>
        <translation>Wind sensor with NMEA 0183 (MWV), such as Vaisala WXT and WMT in NMEA mode</translation>
    </message>
    <message>
        <source>Lutron meters with the 16-digit stream (tachometers, sound level meters, anemometers, force gauges, hygrometers, thermometers)</source>
        <translation>Lutron meters with the 16-digit stream (tachometers, sound level meters, anemometers, force gauges, hygrometers, thermometers)</translation>
    </message>
    <message>
        <source>Thermometer CENTER 30x (304, 309), Voltcraft K204</source>
        <translation>Thermometer CENTER 30x (304, 309), Voltcraft K204</translation>
    </message>
    <message>
        <source>Thermo-hygrometer MIC 98581, 98583</source>
        <translation>Thermo-hygrometer MIC 98581, 98583</translation>
    </message>
    <message>
        <source>Any Modbus RTU device: one value, described by options (register, type, unit)</source>
        <translation>Any Modbus RTU device: one value, described by options (register, type, unit)</translation>
    </message>
    <message>
        <source>Torque sensor with Modbus (DYN-200 and ATO type, Star J12 type)</source>
        <translation>Torque sensor with Modbus (DYN-200 and ATO type, Star J12 type)</translation>
    </message>
    <message>
        <source>Force transmitter with Modbus (WObit ADT42, Baykon MX08)</source>
        <translation>Force transmitter with Modbus (WObit ADT42, Baykon MX08)</translation>
    </message>
    <message>
        <source>Weighing or force indicator with Modbus (common layout, to be checked against the manual)</source>
        <translation>Weighing or force indicator with Modbus (common layout, to be checked against the manual)</translation>
    </message>
    <message>
        <source>Electronic load with Modbus (Maynuo M97 and M98 series)</source>
        <translation>Electronic load with Modbus (Maynuo M97 and M98 series)</translation>
    </message>
    <message>
        <source>Temperature and humidity sensor with Modbus (Renke RS-WS-N01 and relatives)</source>
        <translation>Temperature and humidity sensor with Modbus (Renke RS-WS-N01 and relatives)</translation>
    </message>
    <message>
        <source>Wind sensor with Modbus (DFRobot SEN0657 and Renke type, XM8589, Enginique)</source>
        <translation>Wind sensor with Modbus (DFRobot SEN0657 and Renke type, XM8589, Enginique)</translation>
    </message>
    <message>
        <source>Sound level meter NTi Audio XL2, XL3 (remote measurement commands)</source>
        <translation>Sound level meter NTi Audio XL2, XL3 (remote measurement commands)</translation>
    </message>
    <message>
        <source>Sound level meter Rion NL-42, NL-52, NL-43, NL-53</source>
        <translation>Sound level meter Rion NL-42, NL-52, NL-43, NL-53</translation>
    </message>
    <message>
        <source>Sound level meter Svantek (SVAN 9xx, SV 97x)</source>
        <translation>Sound level meter Svantek (SVAN 9xx, SV 97x)</translation>
    </message>
    <message>
        <source>Sound level meter Colead SL-5868P</source>
        <translation>Sound level meter Colead SL-5868P</translation>
    </message>
    <message>
        <source>Sound level meter CEM DT-885x (DT-8850, DT-8851, DT-8852), streaming</source>
        <translation>Sound level meter CEM DT-885x (DT-8850, DT-8851, DT-8852), streaming</translation>
    </message>
    <message>
        <source>Sound level meter PCE-322A, streaming</source>
        <translation>Sound level meter PCE-322A, streaming</translation>
    </message>
    <message>
        <source>Force gauge Dillon Quantrol AFG, Mecmesin AFG</source>
        <translation>Force gauge Dillon Quantrol AFG, Mecmesin AFG</translation>
    </message>
    <message>
        <source>Strain amplifier Omega Denshi AL6, up to 1200 values a second</source>
        <translation>Strain amplifier Omega Denshi AL6, up to 1200 values a second</translation>
    </message>
    <message>
        <source>Digital indicator TEAC TD-9000T</source>
        <translation>Digital indicator TEAC TD-9000T</translation>
    </message>
    <message>
        <source>Balance or platform scale with the A&amp;D standard format</source>
        <translation>Balance or platform scale with the A&amp;D standard format</translation>
    </message>
    <message>
        <source>Andilog Centor force gauge</source>
        <translation>Andilog Centor force gauge</translation>
    </message>
    <message>
        <source>Dini Argeo weighing indicator or transmitter</source>
        <translation>Dini Argeo weighing indicator or transmitter</translation>
    </message>
    <message>
        <source>KERN balance with the older stream of 14 or 15 bytes (EW-N and others)</source>
        <translation>KERN balance with the older stream of 14 or 15 bytes (EW-N and others)</translation>
    </message>
    <message>
        <source>Mark-10 force gauge, series 3, 4, 5 and 7</source>
        <translation>Mark-10 force gauge, series 3, 4, 5 and 7</translation>
    </message>
    <message>
        <source>Ohaus balance or bench scale</source>
        <translation>Ohaus balance or bench scale</translation>
    </message>
    <message>
        <source>Scale with the SMA protocol (Scale Manufacturers Association, level 1 and 2)</source>
        <translation>Scale with the SMA protocol (Scale Manufacturers Association, level 1 and 2)</translation>
    </message>
    <message>
        <source>tecsis EZE30 force transducer electronics</source>
        <translation>tecsis EZE30 force transducer electronics</translation>
    </message>
    <message>
        <source>UNI-T UT321, UT322, UT325 thermometer</source>
        <translation>UNI-T UT321, UT322, UT325 thermometer</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>ledger row %1</source>
        <translation>ledger row %1</translation>
    </message>
    <message>
        <source>the sealed record of report %1 rests on another ledger</source>
        <translation>the sealed record of report %1 rests on another ledger</translation>
    </message>
    <message>
        <source>the sealed record of report %1 rests on a ledger that was not there yet</source>
        <translation>the sealed record of report %1 rests on a ledger that was not there yet</translation>
    </message>
    <message>
        <source>the sealed record of report %1 rests on evidence %2, which no record of run %3 names: the report was made from other evidence</source>
        <translation>the sealed record of report %1 rests on evidence %2, which no record of run %3 names: the report was made from other evidence</translation>
    </message>
    <message>
        <source>evidence %1, named by the records of run %2, is none that the sealed record of report %3 rests on</source>
        <translation>evidence %1, named by the records of run %2, is none that the sealed record of report %3 rests on</translation>
    </message>
    <message>
        <source>heads.log line %1</source>
        <translation>heads.log line %1</translation>
    </message>
    <message>
        <source>index.sqlite table %1, run %2</source>
        <translation>index.sqlite table %1, run %2</translation>
    </message>
    <message>
        <source>index.sqlite table %1</source>
        <translation>index.sqlite table %1</translation>
    </message>
    <message>
        <source>report %1, signature %2</source>
        <translation>report %1, signature %2</translation>
    </message>
    <message>
        <source>signature %1</source>
        <translation>signature %1</translation>
    </message>
    <message>
        <source>time-stamp of %1</source>
        <translation>time-stamp of %1</translation>
    </message>
    <message>
        <source>attachment %1</source>
        <translation>attachment %1</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>tested</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>reviewed</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>witnessed</translation>
    </message>
    <message>
        <source>missing, %1</source>
        <translation>missing, %1</translation>
    </message>
    <message>
        <source>missing; the field is empty</source>
        <translation>missing; the field is empty</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>named by ledger row %1, run %2 (%3 entries)</source>
        <translation>named by ledger row %1, run %2 (%3 entries)</translation>
    </message>
    <message>
        <source>named by ledger row %1, run %2</source>
        <translation>named by ledger row %1, run %2</translation>
    </message>
    <message>
        <source>named by ledger row %1 (%2 entries)</source>
        <translation>named by ledger row %1 (%2 entries)</translation>
    </message>
    <message>
        <source>named by ledger row %1</source>
        <translation>named by ledger row %1</translation>
    </message>
    <message>
        <source>the bytes were changed: their digest is %1, %2</source>
        <translation>the bytes were changed: their digest is %1, %2</translation>
    </message>
    <message>
        <source>the bytes were changed: their digest is %1</source>
        <translation>the bytes were changed: their digest is %1</translation>
    </message>
    <message>
        <source>is %1 bytes long, the index says %2, %3</source>
        <translation>is %1 bytes long, the index says %2, %3</translation>
    </message>
    <message>
        <source>is no file of the archive&apos;s own: a link or a device</source>
        <translation>is no file of the archive&apos;s own: a link or a device</translation>
    </message>
    <message>
        <source>stands in the package twice</source>
        <translation>stands in the package twice</translation>
    </message>
    <message>
        <source>unknown key: signed by %1, whose key is not among those given</source>
        <translation>unknown key: signed by %1, whose key is not among those given</translation>
    </message>
    <message>
        <source>is %1 bytes long, the index says %2</source>
        <translation>is %1 bytes long, the index says %2</translation>
    </message>
    <message>
        <source>does not belong to the archive</source>
        <translation>does not belong to the archive</translation>
    </message>
    <message>
        <source>no entry of the ledger names this file</source>
        <translation>no entry of the ledger names this file</translation>
    </message>
    <message>
        <source>the chain does not begin here</source>
        <translation>the chain does not begin here</translation>
    </message>
    <message>
        <source>the chain does not follow from %1</source>
        <translation>the chain does not follow from %1</translation>
    </message>
    <message>
        <source>the text is that of entry %1</source>
        <translation>the text is that of entry %1</translation>
    </message>
    <message>
        <source>the text does not give the stored leaf digest: one of them was changed</source>
        <translation>the text does not give the stored leaf digest: one of them was changed</translation>
    </message>
    <message>
        <source>a row that does not belong to the ledger (numbers begin at 1)</source>
        <translation>a row that does not belong to the ledger (numbers begin at 1)</translation>
    </message>
    <message>
        <source>a row far beyond the end of the ledger</source>
        <translation>a row far beyond the end of the ledger</translation>
    </message>
    <message>
        <source>its chain is not the one in heads.log</source>
        <translation>its chain is not the one in heads.log</translation>
    </message>
    <message>
        <source>ledger truncated: rows %1..%2 missing</source>
        <translation>ledger truncated: rows %1..%2 missing</translation>
    </message>
    <message>
        <source>lines %1..%2 missing: rows were added without them</source>
        <translation>lines %1..%2 missing: rows were added without them</translation>
    </message>
    <message>
        <source>the line is numbered %1</source>
        <translation>the line is numbered %1</translation>
    </message>
    <message>
        <source>differs from the one that was hashed into %1</source>
        <translation>differs from the one that was hashed into %1</translation>
    </message>
    <message>
        <source>differs from schema version %1: found &quot;%2&quot; where &quot;%3&quot; belongs</source>
        <translation>differs from schema version %1: found &quot;%2&quot; where &quot;%3&quot; belongs</translation>
    </message>
    <message>
        <source>differs from %1</source>
        <translation>differs from %1</translation>
    </message>
    <message>
        <source>the column type says &quot;%1&quot;, the text %2</source>
        <translation>the column type says &quot;%1&quot;, the text %2</translation>
    </message>
    <message>
        <source>the column run says &quot;%1&quot;, the text &quot;%2&quot;</source>
        <translation>the column run says &quot;%1&quot;, the text &quot;%2&quot;</translation>
    </message>
    <message>
        <source>run %1 is started a second time</source>
        <translation>run %1 is started a second time</translation>
    </message>
    <message>
        <source>run %1 ends a second time</source>
        <translation>run %1 ends a second time</translation>
    </message>
    <message>
        <source>a row that refers to no row of %1</source>
        <translation>a row that refers to no row of %1</translation>
    </message>
    <message>
        <source>left by a program that died in the middle of a write; opening the archive for writing once takes the unfinished write back</source>
        <translation>left by a program that died in the middle of a write; opening the archive for writing once takes the unfinished write back</translation>
    </message>
    <message>
        <source>bytes were changed since the archive was closed</source>
        <translation>bytes were changed since the archive was closed</translation>
    </message>
    <message>
        <source>bytes that no row uses are not covered: nothing says what they were when the archive was closed; closing it once after a write says that</source>
        <translation>bytes that no row uses are not covered: nothing says what they were when the archive was closed; closing it once after a write says that</translation>
    </message>
    <message>
        <source>bytes that no row uses are not covered: a program began to write while the archive was verified</source>
        <translation>bytes that no row uses are not covered: a program began to write while the archive was verified</translation>
    </message>
    <message>
        <source>left by a program that died while it closed or restored the archive; opening it for writing once removes this file</source>
        <translation>left by a program that died while it closed or restored the archive; opening it for writing once removes this file</translation>
    </message>
    <message>
        <source>truncated before checkpoint %1 (%2): only %3 rows are here</source>
        <translation>truncated before checkpoint %1 (%2): only %3 rows are here</translation>
    </message>
    <message>
        <source>rolled back: this checkpoint of %1 over %2 rows is newer than the archive, which has %3</source>
        <translation>rolled back: this checkpoint of %1 over %2 rows is newer than the archive, which has %3</translation>
    </message>
    <message>
        <source>history forked between row %1 and row %2: the rows are not those of the checkpoint at %3</source>
        <translation>history forked between row %1 and row %2: the rows are not those of the checkpoint at %3</translation>
    </message>
    <message>
        <source>rows %1..%2 are newer than any checkpoint that was looked at</source>
        <translation>rows %1..%2 are newer than any checkpoint that was looked at</translation>
    </message>
    <message>
        <source>belongs to a history that was given up; the roll-back is acknowledged</source>
        <translation>belongs to a history that was given up; the roll-back is acknowledged</translation>
    </message>
    <message>
        <source>the time-stamp authority %1 saw this checkpoint at %2</source>
        <translation>the time-stamp authority %1 saw this checkpoint at %2</translation>
    </message>
    <message>
        <source>%1 says that it saw this checkpoint at %2; without a trust list nobody knows who that is, and nothing rests on it</source>
        <translation>%1 says that it saw this checkpoint at %2; without a trust list nobody knows who that is, and nothing rests on it</translation>
    </message>
    <message>
        <source>%1 says that it saw this checkpoint at %2; not trusted, nothing rests on it: %3</source>
        <translation>%1 says that it saw this checkpoint at %2; not trusted, nothing rests on it: %3</translation>
    </message>
    <message>
        <source>wrong signature: %1</source>
        <translation>wrong signature: %1</translation>
    </message>
    <message>
        <source>holds no checkpoint of this archive (%1)</source>
        <translation>holds no checkpoint of this archive (%1)</translation>
    </message>
    <message>
        <source>unknown key: %1 is not among the keys given</source>
        <translation>unknown key: %1 is not among the keys given</translation>
    </message>
    <message>
        <source>the signature of %1 as %2 does not hold: %3</source>
        <translation>the signature of %1 as %2 does not hold: %3</translation>
    </message>
    <message>
        <source>the signature of %1 as %2 was made over another ledger</source>
        <translation>the signature of %1 as %2 was made over another ledger</translation>
    </message>
    <message>
        <source>the signature of %1 as %2: %3</source>
        <translation>the signature of %1 as %2: %3</translation>
    </message>
    <message>
        <source>the review of the trail by %1 does not hold: %2</source>
        <translation>the review of the trail by %1 does not hold: %2</translation>
    </message>
    <message>
        <source>its certificate is registered for %1</source>
        <translation>its certificate is registered for %1</translation>
    </message>
    <message>
        <source>its certificate was made out to %1</source>
        <translation>its certificate was made out to %1</translation>
    </message>
    <message>
        <source>its certificate is not among those registered for %1</source>
        <translation>its certificate is not among those registered for %1</translation>
    </message>
    <message>
        <source>its key also made the signature of %1 as %2</source>
        <translation>its key also made the signature of %1 as %2</translation>
    </message>
    <message>
        <source>who signed is no account of this archive</source>
        <translation>who signed is no account of this archive</translation>
    </message>
    <message>
        <source>it was made over another ledger</source>
        <translation>it was made over another ledger</translation>
    </message>
    <message>
        <source>it was made with another certificate than the one that is named</source>
        <translation>it was made with another certificate than the one that is named</translation>
    </message>
    <message>
        <source>the certificate was not valid at the time of this check, and no earlier time is proven: %1</source>
        <translation>the certificate was not valid at the time of this check, and no earlier time is proven: %1</translation>
    </message>
    <message>
        <source>the certificate was not valid at %1: %2</source>
        <translation>the certificate was not valid at %1: %2</translation>
    </message>
    <message>
        <source>the certificate of %1 is revoked since %2 (%3)</source>
        <translation>the certificate of %1 is revoked since %2 (%3)</translation>
    </message>
    <message>
        <source>the certificate of %1 expired on %2</source>
        <translation>the certificate of %1 expired on %2</translation>
    </message>
    <message>
        <source>made with the certificate that also signed %1</source>
        <translation>made with the certificate that also signed %1</translation>
    </message>
    <message>
        <source>made with the key that also signed %1, by another certificate</source>
        <translation>made with the key that also signed %1, by another certificate</translation>
    </message>
    <message>
        <source>its digest is %1, stored is %2</source>
        <translation>its digest is %1, stored is %2</translation>
    </message>
    <message>
        <source>%1 bytes were appended behind the last writing</source>
        <translation>%1 bytes were appended behind the last writing</translation>
    </message>
    <message>
        <source>no trust list was given: no signer is known</source>
        <translation>no trust list was given: no signer is known</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>a program is writing to this archive; what it adds now is not looked at</source>
        <translation>a program is writing to this archive; what it adds now is not looked at</translation>
    </message>
    <message>
        <source>no trust list was given</source>
        <translation>no trust list was given</translation>
    </message>
    <message>
        <source>no revocation list of %1 is at hand</source>
        <translation>no revocation list of %1 is at hand</translation>
    </message>
    <message>
        <source>the revocation list of %1 is too old: its next one was due on %2</source>
        <translation>the revocation list of %1 is too old: its next one was due on %2</translation>
    </message>
    <message>
        <source>the certificate of %1 leads to no root of the trust list: issued by %2</source>
        <translation>the certificate of %1 leads to no root of the trust list: issued by %2</translation>
    </message>
    <message>
        <source>revoked since %1, %2</source>
        <translation>revoked since %1, %2</translation>
    </message>
    <message>
        <source>key-compromise</source>
        <translation>key-compromise</translation>
    </message>
    <message>
        <source>affiliation-changed</source>
        <translation>affiliation-changed</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>superseded</translation>
    </message>
    <message>
        <source>cessation</source>
        <translation>cessation</translation>
    </message>
    <message>
        <source>on-hold</source>
        <translation>on-hold</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>unspecified</source>
        <translation>unspecified</translation>
    </message>
</context>
<context>
    <name>velocert::app::OtherScans</name>
    <message>
        <source>Recording the scan</source>
        <translation>Recording the scan</translation>
    </message>
    <message>
        <source>That another item was scanned is not on record. %1 %2</source>
        <translation>That another item was scanned is not on record. %1 %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::PreparePresenter</name>
    <message>
        <source>This is not the complete type test</source>
        <translation>This is not the complete type test</translation>
    </message>
    <message>
        <source>%1 of %2 clauses are chosen; the verdict will speak of these alone.</source>
        <translation>%1 of %2 clauses are chosen; the verdict will speak of these alone.</translation>
    </message>
</context>
<context>
    <name>velocert::app::FootSwitch</name>
    <message>
        <source>That key is typed in texts and codes. Set the switch to another key, such as F13.</source>
        <translation>That key is typed in texts and codes. Set the switch to another key, such as F13.</translation>
    </message>
    <message>
        <source>That key alone does nothing. Set the switch to another key, such as F13.</source>
        <translation>That key alone does nothing. Set the switch to another key, such as F13.</translation>
    </message>
    <message>
        <source>That key has a meaning of its own here. Set the switch to another key, such as F13.</source>
        <translation>That key has a meaning of its own here. Set the switch to another key, such as F13.</translation>
    </message>
</context>
<context>
    <name>velocert::app::FootSwitchWindow</name>
    <message>
        <source>Foot switch</source>
        <translation>Foot switch</translation>
    </message>
    <message>
        <source>Press the switch now</source>
        <translation>Press the switch now</translation>
    </message>
    <message>
        <source>Forget the switch</source>
        <translation>Forget the switch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>None is known yet. A switch that sends Space works without this.</source>
        <translation>None is known yet. A switch that sends Space works without this.</translation>
    </message>
    <message>
        <source>The switch sends %1: on the Bench it does what Space does, also while a field is filled in.</source>
        <translation>The switch sends %1: on the Bench it does what Space does, also while a field is filled in.</translation>
    </message>
    <message>
        <source>The switch sends Space: it works as it is.</source>
        <translation>The switch sends Space: it works as it is.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>bicycle family: Taiwanese adoptions of ISO 4210-2 (page 17) and EN 15194 (page 34)</source>
        <translation>bicycle family: Taiwanese adoptions of ISO 4210-2 (page 17) and EN 15194 (page 34)</translation>
    </message>
    <message>
        <source>five valid runs below 0.2 % slope, six in alternate directions up to 0.5 %</source>
        <translation>five valid runs below 0.2 % slope, six in alternate directions up to 0.5 %</translation>
    </message>
    <message>
        <source>Taiwanese adoption of EN 15194, page 43, for the test on a machine</source>
        <translation>Taiwanese adoption of EN 15194, page 43, for the test on a machine</translation>
    </message>
    <message>
        <source>whether the 2024 edition keeps the 2018 rule was not found</source>
        <translation>whether the 2024 edition keeps the 2018 rule was not found</translation>
    </message>
    <message>
        <source>the 1999 edition compares with the maker's stated value</source>
        <translation>the 1999 edition compares with the maker's stated value</translation>
    </message>
    <message>
        <source>public knowledge card and survey pages naming the item</source>
        <translation>public knowledge card and survey pages naming the item</translation>
    </message>
    <message>
        <source>press on the 2024 edition: unchanged, method revised</source>
        <translation>press on the 2024 edition: unchanged, method revised</translation>
    </message>
    <message>
        <source>is a meter in the supply while the lever is pulled</source>
        <translation>is a meter in the supply while the lever is pulled</translation>
    </message>
    <message>
        <source>whether the 2024 edition keeps it was not found</source>
        <translation>whether the 2024 edition keeps it was not found</translation>
    </message>
    <message>
        <source>what is to be kept, and how long, was not found</source>
        <translation>what is to be kept, and how long, was not found</translation>
    </message>
    <message>
        <source>public knowledge card citing the 2024 edition</source>
        <translation>public knowledge card citing the 2024 edition</translation>
    </message>
    <message>
        <source>resolution of the technical committee, 2019</source>
        <translation>resolution of the technical committee, 2019</translation>
    </message>
    <message>
        <source>the maximum still holds after the attempts</source>
        <translation>the maximum still holds after the attempts</translation>
    </message>
    <message>
        <source>clause map of a local surveillance report</source>
        <translation>clause map of a local surveillance report</translation>
    </message>
    <message>
        <source>the range for assist models was not found</source>
        <translation>the range for assist models was not found</translation>
    </message>
    <message>
        <source>drafting body and press on both editions</source>
        <translation>drafting body and press on both editions</translation>
    </message>
    <message>
        <source>the wording of the clause was not found</source>
        <translation>the wording of the clause was not found</translation>
    </message>
    <message>
        <source>table of contents of the official text</source>
        <translation>table of contents of the official text</translation>
    </message>
    <message>
        <source>two wet stops before those that count</source>
        <translation>two wet stops before those that count</translation>
    </message>
    <message>
        <source>press on the 2024 edition: unchanged</source>
        <translation>press on the 2024 edition: unchanged</translation>
    </message>
    <message>
        <source>the 2018 figure, presumed unchanged</source>
        <translation>the 2018 figure, presumed unchanged</translation>
    </message>
    <message>
        <source>the mean of the corrected distances</source>
        <translation>the mean of the corrected distances</translation>
    </message>
    <message>
        <source>the rows taken over were not found</source>
        <translation>the rows taken over were not found</translation>
    </message>
    <message>
        <source>speed unaltered after the attempts</source>
        <translation>speed unaltered after the attempts</translation>
    </message>
    <message>
        <source>cited by secondary sources on 6.3</source>
        <translation>cited by secondary sources on 6.3</translation>
    </message>
    <message>
        <source>press: wet distance about halved</source>
        <translation>press: wet distance about halved</translation>
    </message>
    <message>
        <source>the maximum is that of clause 4</source>
        <translation>the maximum is that of clause 4</translation>
    </message>
    <message>
        <source>the wording here was not found</source>
        <translation>the wording here was not found</translation>
    </message>
    <message>
        <source>one source on the 2018 edition</source>
        <translation>one source on the 2018 edition</translation>
    </message>
    <message>
        <source>the method of the 1999 edition</source>
        <translation>the method of the 1999 edition</translation>
    </message>
    <message>
        <source>ministry list of main changes</source>
        <translation>ministry list of main changes</translation>
    </message>
    <message>
        <source>Xinhua on the approval draft</source>
        <translation>Xinhua on the approval draft</translation>
    </message>
    <message>
        <source>not found in any open text</source>
        <translation>not found in any open text</translation>
    </message>
    <message>
        <source>from memory of ISO 4210-4</source>
        <translation>from memory of ISO 4210-4</translation>
    </message>
    <message>
        <source>on the 2024 flame classes</source>
        <translation>on the 2024 flame classes</translation>
    </message>
    <message>
        <source>press on the 2018 edition</source>
        <translation>press on the 2018 edition</translation>
    </message>
    <message>
        <source>page 26), same lineage as</source>
        <translation>page 26), same lineage as</translation>
    </message>
    <message>
        <source>ministry list of changes</source>
        <translation>ministry list of changes</translation>
    </message>
    <message>
        <source>the figure was not found</source>
        <translation>the figure was not found</translation>
    </message>
    <message>
        <source>no source for the track</source>
        <translation>no source for the track</translation>
    </message>
    <message>
        <source>the rule was not found</source>
        <translation>the rule was not found</translation>
    </message>
    <message>
        <source>Guangdong survey 2022</source>
        <translation>Guangdong survey 2022</translation>
    </message>
    <message>
        <source>Beijing findings 2023</source>
        <translation>Beijing findings 2023</translation>
    </message>
    <message>
        <source>Beijing 2023 findings</source>
        <translation>Beijing 2023 findings</translation>
    </message>
    <message>
        <source>no source gives it</source>
        <translation>no source gives it</translation>
    </message>
    <message>
        <source>surveillance plan</source>
        <translation>surveillance plan</translation>
    </message>
    <message>
        <source>drafting body Q&amp;A</source>
        <translation>drafting body Q&amp;A</translation>
    </message>
    <message>
        <source>GitHub index item</source>
        <translation>GitHub index item</translation>
    </message>
    <message>
        <source>rig maker's text</source>
        <translation>rig maker's text</translation>
    </message>
    <message>
        <source>the 2018 figure</source>
        <translation>the 2018 figure</translation>
    </message>
    <message>
        <source>widely reported</source>
        <translation>widely reported</translation>
    </message>
    <message>
        <source>bicycle family</source>
        <translation>bicycle family</translation>
    </message>
    <message>
        <source>the 2018 rule</source>
        <translation>the 2018 rule</translation>
    </message>
    <message>
        <source>regional news</source>
        <translation>regional news</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>from memory</translation>
    </message>
    <message>
        <source>weak source</source>
        <translation>weak source</translation>
    </message>
    <message>
        <source>structure: </source>
        <translation>structure: </translation>
    </message>
    <message>
        <source>on Annex B</source>
        <translation>on Annex B</translation>
    </message>
    <message>
        <source>Zibo guide</source>
        <translation>Zibo guide</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>no source</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>rig maker</source>
        <translation>rig maker</translation>
    </message>
    <message>
        <source>purpose: </source>
        <translation>purpose: </translation>
    </message>
    <message>
        <source>is called up here is presumed</source>
        <translation>is called up here is presumed</translation>
    </message>
    <message>
        <source>the items are those of</source>
        <translation>the items are those of</translation>
    </message>
    <message>
        <source>criteria of</source>
        <translation>criteria of</translation>
    </message>
    <message>
        <source>takes it over was not found</source>
        <translation>takes it over was not found</translation>
    </message>
    <message>
        <source>whether GB</source>
        <translation>whether GB</translation>
    </message>
    <message>
        <source>inference: the row of ISO 4210-2 for city and trekking bicycles (from memory), because GB 3565.2-2022 is now referenced</source>
        <translation>inference: the row of ISO 4210-2 for city and trekking bicycles (from memory), because GB 3565.2-2022 is now referenced</translation>
    </message>
</context>
<context>
    <name>ErrorDetails</name>
    <message>
        <source>pairs of hexadecimal digits</source>
        <translation>pairs of hexadecimal digits</translation>
    </message>
    <message>
        <source>with two hexadecimal digits after a backslash</source>
        <translation>with two hexadecimal digits after a backslash</translation>
    </message>
    <message>
        <source>the archive was never verified</source>
        <translation>the archive was never verified</translation>
    </message>
    <message>
        <source>the verification of</source>
        <translation>the verification of</translation>
    </message>
    <message>
        <source>faults, the first at</source>
        <translation>faults, the first at</translation>
    </message>
    <message>
        <source>the last verification carries the time</source>
        <translation>the last verification carries the time</translation>
    </message>
    <message>
        <source>, which has not come yet: the clock was set back</source>
        <translation>, which has not come yet: the clock was set back</translation>
    </message>
    <message>
        <source>the last verification is</source>
        <translation>the last verification is</translation>
    </message>
    <message>
        <source>h old, more than</source>
        <translation>h old, more than</translation>
    </message>
    <message>
        <source>a program ended without closing the archive, and it was not verified since</source>
        <translation>a program ended without closing the archive, and it was not verified since</translation>
    </message>
    <message>
        <source>there is no checkpoint yet</source>
        <translation>there is no checkpoint yet</translation>
    </message>
    <message>
        <source>outside places hold the newest checkpoint:</source>
        <translation>outside places hold the newest checkpoint:</translation>
    </message>
    <message>
        <source>, and the least is</source>
        <translation>, and the least is</translation>
    </message>
    <message>
        <source>a recent verification without findings, checkpoints in outside places, no open roll-back</source>
        <translation>a recent verification without findings, checkpoints in outside places, no open roll-back</translation>
    </message>
    <message>
        <source>the parts of the vehicle are weighed one by one, and there is no bill of parts</source>
        <translation>the parts of the vehicle are weighed one by one, and there is no bill of parts</translation>
    </message>
    <message>
        <source>one writing program at a time; it can be opened read-only</source>
        <translation>one writing program at a time; it can be opened read-only</translation>
    </message>
    <message>
        <source>a training archive: the virtual bench works in no other</source>
        <translation>a training archive: the virtual bench works in no other</translation>
    </message>
    <message>
        <source>a person who may approve with every method of the run</source>
        <translation>a person who may approve with every method of the run</translation>
    </message>
    <message>
        <source>why the report is amended, as it is to be printed</source>
        <translation>why the report is amended, as it is to be printed</translation>
    </message>
    <message>
        <source>an empty folder, or the archive of a laboratory</source>
        <translation>an empty folder, or the archive of a laboratory</translation>
    </message>
    <message>
        <source>no archive here (there is no archive.json)</source>
        <translation>no archive here (there is no archive.json)</translation>
    </message>
    <message>
        <source>a last day that is not before the first</source>
        <translation>a last day that is not before the first</translation>
    </message>
    <message>
        <source>an account of this archive, signed in</source>
        <translation>an account of this archive, signed in</translation>
    </message>
    <message>
        <source>the client's order (velocert-order/1)</source>
        <translation>the client's order (velocert-order/1)</translation>
    </message>
    <message>
        <source>the archive is open for reading only</source>
        <translation>the archive is open for reading only</translation>
    </message>
    <message>
        <source>stopped while a question was open</source>
        <translation>stopped while a question was open</translation>
    </message>
    <message>
        <source>a password that cannot be guessed</source>
        <translation>a password that cannot be guessed</translation>
    </message>
    <message>
        <source>letters, digits, blanks and marks</source>
        <translation>letters, digits, blanks and marks</translation>
    </message>
    <message>
        <source>a procedure or a step of the run</source>
        <translation>a procedure or a step of the run</translation>
    </message>
    <message>
        <source>it was ended before it was done</source>
        <translation>it was ended before it was done</translation>
    </message>
    <message>
        <source>the archive is being written by</source>
        <translation>the archive is being written by</translation>
    </message>
    <message>
        <source>no key of the station is named</source>
        <translation>no key of the station is named</translation>
    </message>
    <message>
        <source>there is none of that number</source>
        <translation>there is none of that number</translation>
    </message>
    <message>
        <source>a file that is there already</source>
        <translation>a file that is there already</translation>
    </message>
    <message>
        <source>a certificate that holds now</source>
        <translation>a certificate that holds now</translation>
    </message>
    <message>
        <source>the archive has no accounts</source>
        <translation>the archive has no accounts</translation>
    </message>
    <message>
        <source>a certificate that ended on</source>
        <translation>a certificate that ended on</translation>
    </message>
    <message>
        <source>one that is in the register</source>
        <translation>one that is in the register</translation>
    </message>
    <message>
        <source>no account of this archive</source>
        <translation>no account of this archive</translation>
    </message>
    <message>
        <source>an account of this archive</source>
        <translation>an account of this archive</translation>
    </message>
    <message>
        <source>a folder that is not empty</source>
        <translation>a folder that is not empty</translation>
    </message>
    <message>
        <source>an archive is here already</source>
        <translation>an archive is here already</translation>
    </message>
    <message>
        <source>a file that can be written</source>
        <translation>a file that can be written</translation>
    </message>
    <message>
        <source>a folder on another medium</source>
        <translation>a folder on another medium</translation>
    </message>
    <message>
        <source>the instrument switched on</source>
        <translation>the instrument switched on</translation>
    </message>
    <message>
        <source>name=value, each name once</source>
        <translation>name=value, each name once</translation>
    </message>
    <message>
        <source>a missing or empty folder</source>
        <translation>a missing or empty folder</translation>
    </message>
    <message>
        <source>an annotation that stands</source>
        <translation>an annotation that stands</translation>
    </message>
    <message>
        <source>a place on another medium</source>
        <translation>a place on another medium</translation>
    </message>
    <message>
        <source>there is none of that id</source>
        <translation>there is none of that id</translation>
    </message>
    <message>
        <source>an archive that verifies</source>
        <translation>an archive that verifies</translation>
    </message>
    <message>
        <source>an archive with accounts</source>
        <translation>an archive with accounts</translation>
    </message>
    <message>
        <source>the folder of an archive</source>
        <translation>the folder of an archive</translation>
    </message>
    <message>
        <source>integrity of the archive</source>
        <translation>integrity of the archive</translation>
    </message>
    <message>
        <source>an archive for training</source>
        <translation>an archive for training</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>the folder is not empty</translation>
    </message>
    <message>
        <source>a file that can be read</source>
        <translation>a file that can be read</translation>
    </message>
    <message>
        <source>a registered instrument</source>
        <translation>a registered instrument</translation>
    </message>
    <message>
        <source>a run that is going on</source>
        <translation>a run that is going on</translation>
    </message>
    <message>
        <source>it does not hold today</source>
        <translation>it does not hold today</translation>
    </message>
    <message>
        <source>a medium that is there</source>
        <translation>a medium that is there</translation>
    </message>
    <message>
        <source>somebody who signs in</source>
        <translation>somebody who signs in</translation>
    </message>
    <message>
        <source>a snapshot that holds</source>
        <translation>a snapshot that holds</translation>
    </message>
    <message>
        <source>a run that has ended</source>
        <translation>a run that has ended</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>nobody is signed in</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>it cannot be opened</translation>
    </message>
    <message>
        <source>it was withdrawn on</source>
        <translation>it was withdrawn on</translation>
    </message>
    <message>
        <source>not in the register</source>
        <translation>not in the register</translation>
    </message>
    <message>
        <source>the run has no step</source>
        <translation>the run has no step</translation>
    </message>
    <message>
        <source>somebody signed in</source>
        <translation>somebody signed in</translation>
    </message>
    <message>
        <source>a training archive</source>
        <translation>a training archive</translation>
    </message>
    <message>
        <source>no reason is given</source>
        <translation>no reason is given</translation>
    </message>
    <message>
        <source>what is to be done</source>
        <translation>what is to be done</translation>
    </message>
    <message>
        <source>the same one twice</source>
        <translation>the same one twice</translation>
    </message>
    <message>
        <source>an active account</source>
        <translation>an active account</translation>
    </message>
    <message>
        <source>a prepared report</source>
        <translation>a prepared report</translation>
    </message>
    <message>
        <source>a registered key</source>
        <translation>a registered key</translation>
    </message>
    <message>
        <source>none is prepared</source>
        <translation>none is prepared</translation>
    </message>
    <message>
        <source>it has not ended</source>
        <translation>it has not ended</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>nobody is named</translation>
    </message>
    <message>
        <source>a few megabytes</source>
        <translation>a few megabytes</translation>
    </message>
    <message>
        <source>a suspended run</source>
        <translation>a suspended run</translation>
    </message>
    <message>
        <source>, not suspended</source>
        <translation>, not suspended</translation>
    </message>
    <message>
        <source>a real archive</source>
        <translation>a real archive</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>it is disabled</source>
        <translation>it is disabled</translation>
    </message>
    <message>
        <source>no answer of a</source>
        <translation>no answer of a</translation>
    </message>
    <message>
        <source>no space left</source>
        <translation>no space left</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>at least one</translation>
    </message>
    <message>
        <source>it was ended</source>
        <translation>it was ended</translation>
    </message>
    <message>
        <source>stands twice</source>
        <translation>stands twice</translation>
    </message>
    <message>
        <source>a free name</source>
        <translation>a free name</translation>
    </message>
    <message>
        <source>no snapshot</source>
        <translation>no snapshot</translation>
    </message>
    <message>
        <source>a new name</source>
        <translation>a new name</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>no comment</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>is missing</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 or more</translation>
    </message>
    <message>
        <source>no order</source>
        <translation>no order</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>no name</translation>
    </message>
    <message>
        <source>a path that exists: plug the adapter in, or choose one that the command &apos;ports&apos; lists</source>
        <translation>a path that exists: plug the adapter in, or choose a port that Setup, Station lists</translation>
    </message>
    <message>
        <source>a port that the command &apos;ports&apos; lists, or a pseudo-terminal</source>
        <translation>a port that Setup, Station lists, or a pseudo-terminal</translation>
    </message>
</context>
<context>
    <name>velocert::app::LargePicture</name>
    <message>
        <source>F6 or a click makes it small again.</source>
        <translation>F6 or a click makes it small again.</translation>
    </message>
</context>
<context>
    <name>velocert::app::FailurePanel</name>
    <message>
        <source>The program ended unexpectedly</source>
        <translation>The program ended unexpectedly</translation>
    </message>
    <message>
        <source>Why it ended, as far as it is known</source>
        <translation>Why it ended, as far as it is known</translation>
    </message>
    <message>
        <source>What was done at once</source>
        <translation>What was done at once</translation>
    </message>
    <message>
        <source>What is done so that it does not happen again, or why nothing is</source>
        <translation>What is done so that it does not happen again, or why nothing is</translation>
    </message>
    <message>
        <source>Put on record</source>
        <translation>Put on record</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>velocert::app::FailurePresenter</name>
    <message>
        <source>%1 (entry %2)</source>
        <translation>%1 (entry %2)</translation>
    </message>
    <message>
        <source>A program ended without closing the archive; noticed at (UTC): %1. What was recorded until then is kept. Say why it ended and what is done about it; this is kept on record.</source>
        <translation>A program ended without closing the archive; noticed at (UTC): %1. What was recorded until then is kept. Say why it ended and what is done about it; this is kept on record.</translation>
    </message>
    <message>
        <source>Recording what is said of a failure</source>
        <translation>Recording what is said of a failure</translation>
    </message>
</context>
<context>
    <name>velocert::app::DecisionsPage</name>
    <message>
        <source>Reports in force on it</source>
        <translation>Reports in force on it</translation>
    </message>
    <message>
        <source>Run %1 counts: nobody asks any more that it be void.</source>
        <translation>Run %1 counts: nobody asks any more that it be void.</translation>
    </message>
    <message>
        <source>Why it counts</source>
        <translation>Why it counts</translation>
    </message>
    <message>
        <source>You decide as a second person that the run counts; reports of it can be approved again.</source>
        <translation>You decide as a second person that the run counts; reports of it can be approved again.</translation>
    </message>
    <message>
        <source>It counts</source>
        <translation>It counts</translation>
    </message>
    <message>
        <source>Reports in force rest on it: %1. They stay as they are; each is to be voided or amended.</source>
        <translation>Reports in force rest on it: %1. They stay as they are; each is to be voided or amended.</translation>
    </message>
    <message>
        <source>Reports in force rest on it: %1.</source>
        <translation>Reports in force rest on it: %1.</translation>
    </message>
    <message>
        <source>No run and no report of this archive is of an item %1: the hold blocks nothing until one is. Is the code as it was meant?</source>
        <translation>No run and no report of this archive is of an item %1: the hold blocks nothing until one is. Is the code as it was meant?</translation>
    </message>
    <message>
        <source>Holds and voids</source>
        <translation>Holds and voids</translation>
    </message>
    <message>
        <source>Nothing is held, and nobody has asked to make a run or report void. While a hold is open no report of what it is about is approved.</source>
        <translation>Nothing is held, and nobody has asked to make a run or report void. While a hold is open no report of what it is about is approved.</translation>
    </message>
    <message>
        <source>hold %1</source>
        <translation>hold %1</translation>
    </message>
    <message>
        <source>run to be void</source>
        <translation>run to be void</translation>
    </message>
    <message>
        <source>report to be void</source>
        <translation>report to be void</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>asked, not decided</source>
        <translation>asked, not decided</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>void</source>
        <translation>void</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>run %1</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>item %1</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>report %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Since (UTC)</source>
        <translation>Since (UTC)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>none is open</source>
        <translation>none is open</translation>
    </message>
    <message>
        <source>waiting for a second person: %1</source>
        <translation>waiting for a second person: %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Evaluation and decision</source>
        <translation>Evaluation and decision</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>Decided (UTC)</source>
        <translation>Decided (UTC)</translation>
    </message>
    <message>
        <source>It is not signed: a real archive asks for the person&apos;s key.</source>
        <translation>It is not signed: a real archive asks for the person&apos;s key.</translation>
    </message>
    <message>
        <source>Open a hold</source>
        <translation>Open a hold</translation>
    </message>
    <message>
        <source>No report of what it is about is approved or issued until a second person has decided.</source>
        <translation>No report of what it is about is approved or issued until a second person has decided.</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>It is about</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>a run</translation>
    </message>
    <message>
        <source>an item</source>
        <translation>an item</translation>
    </message>
    <message>
        <source>a report</source>
        <translation>a report</translation>
    </message>
    <message>
        <source>Its id, code or number</source>
        <translation>Its id, code or number</translation>
    </message>
    <message>
        <source>What does not conform</source>
        <translation>What does not conform</translation>
    </message>
    <message>
        <source>Hold %1 is open.</source>
        <translation>Hold %1 is open.</translation>
    </message>
    <message>
        <source>Close the hold</source>
        <translation>Close the hold</translation>
    </message>
    <message>
        <source>You evaluate and decide as a second person, and sign it with your own key.</source>
        <translation>You evaluate and decide as a second person, and sign it with your own key.</translation>
    </message>
    <message>
        <source>What it means for the results</source>
        <translation>What it means for the results</translation>
    </message>
    <message>
        <source>What is done about it</source>
        <translation>What is done about it</translation>
    </message>
    <message>
        <source>Hold %1 is closed.</source>
        <translation>Hold %1 is closed.</translation>
    </message>
    <message>
        <source>Ask to make void</source>
        <translation>Ask to make void</translation>
    </message>
    <message>
        <source>It stays on record and counts for nothing once a second person has confirmed.</source>
        <translation>It stays on record and counts for nothing once a second person has confirmed.</translation>
    </message>
    <message>
        <source>Its id or number</source>
        <translation>Its id or number</translation>
    </message>
    <message>
        <source>Why it is to count for nothing</source>
        <translation>Why it is to count for nothing</translation>
    </message>
    <message>
        <source>It is asked for; a second person confirms.</source>
        <translation>It is asked for; a second person confirms.</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>Make it void</translation>
    </message>
    <message>
        <source>You decide as a second person, and sign it with your own key. It is never taken back.</source>
        <translation>You decide as a second person, and sign it with your own key. It is never taken back.</translation>
    </message>
    <message>
        <source>%1 is void: it stays on record and counts for nothing.</source>
        <translation>%1 is void: it stays on record and counts for nothing.</translation>
    </message>
</context>
<context>
    <name>ClausePage</name>
    <message>
        <source>%1, method in %2</source>
        <translation>%1, method in %2</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>judged at %1</source>
        <translation>judged at %1</translation>
    </message>
    <message>
        <source>assumed for training</source>
        <translation>assumed for training</translation>
    </message>
    <message>
        <source>for information</source>
        <translation>for information</translation>
    </message>
    <message>
        <source>valid attempts needed: %1</source>
        <translation>valid attempts needed: %1</translation>
    </message>
    <message numerus="yes">
        <source>at most %n attempt(s)</source>
        <translation>
            <numerusform>at most %n attempt</numerusform>
            <numerusform>at most %n attempts</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>An attempt is declared void (F4) when</source>
        <translation>An attempt is declared void (F4) when</translation>
    </message>
    <message>
        <source>%1 (where there is one)</source>
        <translation>%1 (where there is one)</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instruments</translation>
    </message>
</context>
<context>
    <name>velocert::app::ResultsTable</name>
    <message>
        <source>look at: %1</source>
        <translation>look at: %1</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>clause</translation>
    </message>
    <message>
        <source>what</source>
        <translation>what</translation>
    </message>
    <message>
        <source>result</source>
        <translation>result</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>limit</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>margin</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>verdict</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>look at</translation>
    </message>
</context>
<context>
    <name>Qualification</name>
    <message>
        <source>%1 to %2 digits</source>
        <translation>%1 to %2 digits</translation>
    </message>
    <message>
        <source>additive, four normal inputs</source>
        <translation>additive, four normal inputs</translation>
    </message>
    <message>
        <source>mass calibration, first order</source>
        <translation>mass calibration, first order</translation>
    </message>
    <message>
        <source>product with a relative uncertainty</source>
        <translation>product with a relative uncertainty</translation>
    </message>
    <message>
        <source>root over %1 leaves</source>
        <translation>root over %1 leaves</translation>
    </message>
    <message>
        <source>Ed25519 over %1 bytes</source>
        <translation>Ed25519 over %1 bytes</translation>
    </message>
    <message>
        <source>a signed note and the same with one letter changed</source>
        <translation>a signed note and the same with one letter changed</translation>
    </message>
    <message>
        <source>the archive of the round verifies</source>
        <translation>the archive of the round verifies</translation>
    </message>
    <message>
        <source>every run of the round computes to the same digits</source>
        <translation>every run of the round computes to the same digits</translation>
    </message>
    <message>
        <source>the program&apos;s own records</source>
        <translation>the program&apos;s own records</translation>
    </message>
    <message>
        <source>resources/scenarios</source>
        <translation>resources/scenarios</translation>
    </message>
    <message>
        <source>%1: half to even, once</source>
        <translation>%1: half to even, once</translation>
    </message>
    <message>
        <source>%1, reference tree of Certificate Transparency</source>
        <translation>%1, reference tree of Certificate Transparency</translation>
    </message>
    <message>
        <source>RFC 8032, 7.1, test %1</source>
        <translation>RFC 8032, 7.1, test %1</translation>
    </message>
    <message>
        <source>%1, table %2</source>
        <translation>%1, table %2</translation>
    </message>
    <message>
        <source>%1, equation %2</source>
        <translation>%1, equation %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1 (within %2)</source>
        <translation>%1 (within %2)</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>value %1</translation>
    </message>
    <message>
        <source>standard_uncertainty %1</source>
        <translation>standard_uncertainty %1</translation>
    </message>
    <message>
        <source>expanded_uncertainty %1</source>
        <translation>expanded_uncertainty %1</translation>
    </message>
    <message>
        <source>an attempt errored that does not count</source>
        <translation>an attempt errored that does not count</translation>
    </message>
    <message>
        <source>attempts errored: %1</source>
        <translation>attempts errored: %1</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>no finding</translation>
    </message>
    <message>
        <source>%1 runs, %2 differences</source>
        <translation>%1 runs, %2 differences</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>holds</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>does not hold</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 or %2</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>pass</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>fail</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>inconclusive</translation>
    </message>
    <message>
        <source>not-evaluated</source>
        <translation>not-evaluated</translation>
    </message>
</context>
<context>
    <name>velocert::app::OwnPacks</name>
    <message>
        <source>It lies there as it was brought in.</source>
        <translation>It lies there as it was brought in.</translation>
    </message>
    <message>
        <source>Its folder holds another pack now.</source>
        <translation>Its folder holds another pack now.</translation>
    </message>
    <message>
        <source>Its folder is gone, or cannot be read.</source>
        <translation>Its folder is gone, or cannot be read.</translation>
    </message>
    <message>
        <source>This program does not take it any more.</source>
        <translation>This program does not take it any more.</translation>
    </message>
</context>
<context>
    <name>velocert::app::PacksPage</name>
    <message>
        <source>judges the next run</source>
        <translation>judges the next run</translation>
    </message>
    <message>
        <source>can be chosen</source>
        <translation>can be chosen</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>changed since</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>not there</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>Clause %1</source>
        <translation>Clause %1</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>Limit %1</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>Role %1</translation>
    </message>
    <message>
        <source>what is asked, shown and done</source>
        <translation>what is asked, shown and done</translation>
    </message>
    <message>
        <source>title</source>
        <translation>title</translation>
    </message>
    <message>
        <source>attempts and repeats</source>
        <translation>attempts and repeats</translation>
    </message>
    <message>
        <source>figures of the method</source>
        <translation>figures of the method</translation>
    </message>
    <message>
        <source>conditions</source>
        <translation>conditions</translation>
    </message>
    <message>
        <source>rest before it</source>
        <translation>rest before it</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>limits</translation>
    </message>
    <message>
        <source>list of procedures</source>
        <translation>list of procedures</translation>
    </message>
    <message>
        <source>whose pack it is</source>
        <translation>whose pack it is</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>revision</translation>
    </message>
    <message>
        <source>order of the steps</source>
        <translation>order of the steps</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>instruments</translation>
    </message>
    <message>
        <source>uncertainty budgets</source>
        <translation>uncertainty budgets</translation>
    </message>
    <message>
        <source>what comes before</source>
        <translation>what comes before</translation>
    </message>
    <message>
        <source>added</source>
        <translation>added</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>taken out</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>picture, in place of the program&apos;s</source>
        <translation>picture, in place of the program&apos;s</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>changed: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Packs</translation>
    </message>
    <message>
        <source>No edition pack is installed: the installation is damaged.</source>
        <translation>No edition pack is installed: the installation is damaged.</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>shipped with the program</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>the pack of %1 that was chosen: %2</source>
        <translation>the pack of %1 that was chosen: %2</translation>
    </message>
    <message>
        <source>the pack of %1 judges the next run</source>
        <translation>the pack of %1 judges the next run</translation>
    </message>
    <message>
        <source>the shipped editions judge the next run</source>
        <translation>the shipped editions judge the next run</translation>
    </message>
    <message>
        <source>Pack (SHA-256)</source>
        <translation>Pack (SHA-256)</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Pack of %1</source>
        <translation>Pack of %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>What follows</translation>
    </message>
    <message>
        <source>No run of this edition starts until it is brought in again, or the shipped pack is chosen.</source>
        <translation>No run of this edition starts until it is brought in again, or the shipped pack is chosen.</translation>
    </message>
    <message>
        <source>What is other than in the shipped edition</source>
        <translation>What is other than in the shipped edition</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Bring in a pack…</source>
        <translation>Bring in a pack…</translation>
    </message>
    <message>
        <source>Bring it in again…</source>
        <translation>Bring it in again…</translation>
    </message>
    <message>
        <source>Reads the copy and holds it against the shipped edition. It judges nothing until it is chosen.</source>
        <translation>Reads the copy and holds it against the shipped edition. It judges nothing until it is chosen.</translation>
    </message>
    <message>
        <source>Folder of the pack</source>
        <translation>Folder of the pack</translation>
    </message>
    <message>
        <source>with edition.json in it</source>
        <translation>with edition.json in it</translation>
    </message>
    <message>
        <source>The pack is taken. What is other than in the shipped edition stands beside it.</source>
        <translation>The pack is taken. What is other than in the shipped edition stands beside it.</translation>
    </message>
    <message>
        <source>Judge the next run by it</source>
        <translation>Judge the next run by it</translation>
    </message>
    <message>
        <source>Runs by %1 from now on name %2 in record and report. Runs that were begun keep their pack.</source>
        <translation>Runs by %1 from now on name %2 in record and report. Runs that were begun keep their pack.</translation>
    </message>
    <message>
        <source>It judges the next run.</source>
        <translation>It judges the next run.</translation>
    </message>
    <message>
        <source>Judge the next run by the shipped pack</source>
        <translation>Judge the next run by the shipped pack</translation>
    </message>
    <message>
        <source>The laboratory&apos;s own stays in the list. Runs that were begun keep their pack.</source>
        <translation>The laboratory&apos;s own stays in the list. Runs that were begun keep their pack.</translation>
    </message>
    <message>
        <source>The shipped pack judges the next run.</source>
        <translation>The shipped pack judges the next run.</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Take it off the list</translation>
    </message>
    <message>
        <source>Its folder is left alone, and so are the runs that were judged by it.</source>
        <translation>Its folder is left alone, and so are the runs that were judged by it.</translation>
    </message>
    <message>
        <source>It is off the list.</source>
        <translation>It is off the list.</translation>
    </message>
    <message>
        <source>Bring it in again, which shows what is other now, or choose the shipped pack.</source>
        <translation>Bring it in again, which shows what is other now, or choose the shipped pack.</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>Propose it for the runs of this archive</source>
        <translation>Propose it for the runs of this archive</translation>
    </message>
    <message>
        <source>These very bytes are kept in the archive. No run starts by them until a signatory has confirmed and signed.</source>
        <translation>These very bytes are kept in the archive. No run starts by them until a signatory has confirmed and signed.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>what is other than in the shipped edition</source>
        <translation>what is other than in the shipped edition</translation>
    </message>
    <message>
        <source>Proposal %1 is on record. A signatory confirms it here.</source>
        <translation>Proposal %1 is on record. A signatory confirms it here.</translation>
    </message>
    <message>
        <source>Confirm and sign</source>
        <translation>Confirm and sign</translation>
    </message>
    <message>
        <source>You sign as a second person, with your own key, that runs of this archive may start by this pack. Look first at what is other than in the shipped edition.</source>
        <translation>You sign as a second person, with your own key, that runs of this archive may start by this pack. Look first at what is other than in the shipped edition.</translation>
    </message>
    <message>
        <source>Proposal %1 is confirmed and signed: runs may start by this pack.</source>
        <translation>Proposal %1 is confirmed and signed: runs may start by this pack.</translation>
    </message>
    <message>
        <source>End the approval</source>
        <translation>End the approval</translation>
    </message>
    <message>
        <source>Withdraw the proposal</source>
        <translation>Withdraw the proposal</translation>
    </message>
    <message>
        <source>No run starts by this pack any more. Runs that were begun keep it.</source>
        <translation>No run starts by this pack any more. Runs that were begun keep it.</translation>
    </message>
    <message>
        <source>It stays on record, and may be proposed again.</source>
        <translation>It stays on record, and may be proposed again.</translation>
    </message>
    <message>
        <source>%1 is withdrawn.</source>
        <translation>%1 is withdrawn.</translation>
    </message>
    <message>
        <source>the pack of %1 that was chosen may start no run: %2</source>
        <translation>the pack of %1 that was chosen may start no run: %2</translation>
    </message>
    <message>
        <source>its approval cannot be told</source>
        <translation>its approval cannot be told</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Trust list</translation>
    </message>
    <message>
        <source>none is named here</source>
        <translation>none is named here</translation>
    </message>
    <message>
        <source>Key that signed</source>
        <translation>Key that signed</translation>
    </message>
    <message>
        <source>not revoked, by that trust list</source>
        <translation>not revoked, by that trust list</translation>
    </message>
    <message>
        <source>Hold approvals against a trust list…</source>
        <translation>Hold approvals against a trust list…</translation>
    </message>
    <message>
        <source>Its revocation lists say whether the key that signed an approval is revoked. No run starts by a pack whose approval it does not bear out, nor while the list cannot be read. Left empty, no list is asked.</source>
        <translation>Its revocation lists say whether the key that signed an approval is revoked. No run starts by a pack whose approval it does not bear out, nor while the list cannot be read. Left empty, no list is asked.</translation>
    </message>
    <message>
        <source>velocert-trust/1</source>
        <translation>velocert-trust/1</translation>
    </message>
    <message>
        <source>No trust list is asked.</source>
        <translation>No trust list is asked.</translation>
    </message>
    <message>
        <source>The trust list is asked from now on.</source>
        <translation>The trust list is asked from now on.</translation>
    </message>
    <message>
        <source>chosen, %1</source>
        <translation>chosen, %1</translation>
    </message>
    <message>
        <source>trust list is not there</source>
        <translation>trust list is not there</translation>
    </message>
    <message>
        <source>what is named is no trust list</source>
        <translation>what is named is no trust list</translation>
    </message>
    <message>
        <source>Nobody can tell how it stands: the archive cannot be read.</source>
        <translation>Nobody can tell how it stands: the archive cannot be read.</translation>
    </message>
    <message>
        <source>Nobody can tell how it stands: the trust list that is named is not there, or may not be read.</source>
        <translation>Nobody can tell how it stands: the trust list that is named is not there, or may not be read.</translation>
    </message>
    <message>
        <source>Nobody can tell how it stands: the file that is named is no trust list.</source>
        <translation>Nobody can tell how it stands: the file that is named is no trust list.</translation>
    </message>
    <message>
        <source>Name the trust list again, or leave it empty: then none is asked.</source>
        <translation>Name the trust list again, or leave it empty: then none is asked.</translation>
    </message>
    <message>
        <source>Have the archive verified.</source>
        <translation>Have the archive verified.</translation>
    </message>
    <message>
        <source>Nobody can say whether it is revoked: %1. Name a trust list with a revocation list that is in force.</source>
        <translation>Nobody can say whether it is revoked: %1. Name a trust list with a revocation list that is in force.</translation>
    </message>
    <message>
        <source>Not revoked until %1 (UTC), when the revocation list ran out: nobody can say whether it was revoked since. Import the newest list into the trust list.</source>
        <translation>Not revoked until %1 (UTC), when the revocation list ran out: nobody can say whether it was revoked since. Import the newest list into the trust list.</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>Not approved: the archive has no accounts, so that nobody could sign.</source>
        <translation>Not approved: the archive has no accounts, so that nobody could sign.</translation>
    </message>
    <message>
        <source>Not the pack that is approved in this archive: %1 is of SHA-256 %2.</source>
        <translation>Not the pack that is approved in this archive: %1 is of SHA-256 %2.</translation>
    </message>
    <message>
        <source>Nobody has approved it in this archive.</source>
        <translation>Nobody has approved it in this archive.</translation>
    </message>
    <message>
        <source>The signature of %1 under its approval %2 does not hold: %3.</source>
        <translation>The signature of %1 under its approval %2 does not hold: %3.</translation>
    </message>
    <message>
        <source>The certificate of %1, who signed its approval %2, is revoked (%3).</source>
        <translation>The certificate of %1, who signed its approval %2, is revoked (%3).</translation>
    </message>
    <message>
        <source>Approved by %1, %2 (UTC), as %3.</source>
        <translation>Approved by %1, %2 (UTC), as %3.</translation>
    </message>
    <message>
        <source>Proposed by %1, %2 (UTC), as %3; a signatory has not confirmed it yet.</source>
        <translation>Proposed by %1, %2 (UTC), as %3; a signatory has not confirmed it yet.</translation>
    </message>
    <message>
        <source>Its proposal %1 was withdrawn by %2, %3 (UTC): %4.</source>
        <translation>Its proposal %1 was withdrawn by %2, %3 (UTC): %4.</translation>
    </message>
    <message>
        <source>Its approval %1 was ended by %2, %3 (UTC): %4.</source>
        <translation>Its approval %1 was ended by %2, %3 (UTC): %4.</translation>
    </message>
    <message>
        <source>nobody can sign</source>
        <translation>nobody can sign</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>not approved</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposed</translation>
    </message>
    <message>
        <source>proposal withdrawn</source>
        <translation>proposal withdrawn</translation>
    </message>
    <message>
        <source>approval ended</source>
        <translation>approval ended</translation>
    </message>
    <message>
        <source>signature does not hold</source>
        <translation>signature does not hold</translation>
    </message>
    <message>
        <source>certificate revoked</source>
        <translation>certificate revoked</translation>
    </message>
    <message>
        <source>The certificate of %1, who signed its approval %2, was not valid at the signing: %3.</source>
        <translation>The certificate of %1, who signed its approval %2, was not valid at the signing: %3.</translation>
    </message>
    <message>
        <source>The trust list knows no authority behind the certificate of %1, who signed its approval %2: %3.</source>
        <translation>The trust list knows no authority behind the certificate of %1, who signed its approval %2: %3.</translation>
    </message>
    <message>
        <source>certificate was not valid</source>
        <translation>certificate was not valid</translation>
    </message>
    <message>
        <source>signer not known to the trust list</source>
        <translation>signer not known to the trust list</translation>
    </message>
</context>
<context>
    <name>velocert::app::ChartValues</name>
    <message>
        <source>lowest value</source>
        <translation>lowest value</translation>
    </message>
    <message>
        <source>highest value</source>
        <translation>highest value</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>no value</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>What stands out</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Curve</translation>
    </message>
</context>
<context>
    <name>velocert::app::ValuesTable</name>
    <message>
        <source>Values of the chart</source>
        <translation>Values of the chart</translation>
    </message>
    <message numerus="yes">
        <source>Of the part that is looked at: %n value(s).</source>
        <translation><numerusform>Of the part that is looked at: %n value.</numerusform><numerusform>Of the part that is looked at: %n values.</numerusform></translation>
    </message>
</context>
<context>
    <name>velocert::app::TimePlot</name>
    <message>
        <source>Copied.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Nothing was copied: choose rows, at most %L1. More go out as a file: Save, Values (CSV).</source>
        <translation>Nothing was copied: choose rows, at most %L1. More go out as a file: Save, Values (CSV).</translation>
    </message>
</context>
<context>
    <name>velocert::app::CombinePanel</name>
    <message>
        <source>Bring several runs together...</source>
        <translation>Bring several runs together...</translation>
    </message>
    <message>
        <source>Bring several runs of the item together in one report</source>
        <translation>Bring several runs of the item together in one report</translation>
    </message>
    <message>
        <source>Bring them together</source>
        <translation>Bring them together</translation>
    </message>
    <message>
        <source>All runs of the item by this edition that count go into one, of which one report is made. Every result is judged again.</source>
        <translation>All runs of the item by this edition that count go into one, of which one report is made. Every result is judged again.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing was tested</source>
        <translation>nothing was tested</translation>
    </message>
    <message>
        <source>%1, %2 (UTC)</source>
        <translation>%1, %2 (UTC)</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>It holds a Fail and cannot be left out.</source>
        <translation>It holds a Fail and cannot be left out.</translation>
    </message>
    <message>
        <source>why it is left out; empty: it is taken</source>
        <translation>why it is left out; empty: it is taken</translation>
    </message>
    <message numerus="yes">
        <source>%1 was tested in %n run(s).</source>
        <translation><numerusform>%1 was tested in %n run.</numerusform><numerusform>%1 was tested in %n runs.</numerusform></translation>
    </message>
    <message>
        <source>A Fail stands, whatever came later.</source>
        <translation>A Fail stands, whatever came later.</translation>
    </message>
    <message>
        <source>Why does the latest result stand?</source>
        <translation>Why does the latest result stand?</translation>
    </message>
    <message>
        <source>why the earlier ones do not</source>
        <translation>why the earlier ones do not</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Say why.</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>This run was stopped by the operator.</source>
        <translation>This run was stopped by the operator.</translation>
    </message>
    <message>
        <source>This run has ended: %1.</source>
        <translation>This run has ended: %1.</translation>
    </message>
    <message>
        <source>%1 (%2 at %3) is NOT off, as far as anybody knows: it was told to stop; %4. Switch it off at the instrument itself before anyone touches what is connected.</source>
        <translation>%1 (%2 at %3) is NOT off, as far as anybody knows: it was told to stop; %4. Switch it off at the instrument itself before anyone touches what is connected.</translation>
    </message>
    <message>
        <source>This run was stopped in an emergency.</source>
        <translation>This run was stopped in an emergency.</translation>
    </message>
    <message>
        <source>This run broke off.</source>
        <translation>This run broke off.</translation>
    </message>
    <message>
        <source>This run broke off: %1.</source>
        <translation>This run broke off: %1.</translation>
    </message>
    <message>
        <source>nothing was read back</source>
        <translation>nothing was read back</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: NOT CONFIRMED, %2</source>
        <translation>%1: NOT CONFIRMED, %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>nobody said that it went as the method asks</source>
        <translation>nobody said that it went as the method asks</translation>
    </message>
    <message>
        <source>Safe state read back after %1: %2</source>
        <translation>Safe state read back after %1: %2</translation>
    </message>
    <message>
        <source>No instrument was in use then (%1).</source>
        <translation>No instrument was in use then (%1).</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source> ± %1</source>
        <translation> ± %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: not stated</source>
        <translation>%1: not stated</translation>
    </message>
    <message>
        <source>%1, where %2 is asked for</source>
        <translation>%1, where %2 is asked for</translation>
    </message>
</context>
</TS>
