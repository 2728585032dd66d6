<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The input could not be read.</source>
        <translation>The input could not be read.</translation>
    </message>
    <message>
        <source>Correct it at the place named below.</source>
        <translation>Correct it at the place named below.</translation>
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
        <source>There is something of that name already.</source>
        <translation>There is something of that name already.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
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
        <source>Choose the settings of the instrument's manual.</source>
        <translation>Choose the settings of the instrument's manual.</translation>
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
        <source>The archive cannot be written.</source>
        <translation>The archive cannot be written.</translation>
    </message>
    <message>
        <source>Ask for the right to write there, or choose another folder.</source>
        <translation>Ask for the right to write there, or choose another folder.</translation>
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
        <source>See below for what it would need.</source>
        <translation>See below for what it would need.</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost.</source>
        <translation>Nothing that was recorded is lost.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
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
</context>
</TS>
