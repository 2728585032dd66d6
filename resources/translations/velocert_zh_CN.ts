<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Decision</name>
    <message>
        <source>zero above %1</source>
        <translation>%1 以上为零</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1 outside the %2 limit</source>
        <translation>超出限值 %2 达 %1</translation>
    </message>
    <message>
        <source>exactly at the %1 limit</source>
        <translation>正好等于限值 %1</translation>
    </message>
    <message>
        <source>%1 inside the %2 limit</source>
        <translation>在限值 %2 内，余量 %1</translation>
    </message>
    <message>
        <source>%1, but closer than the guard band</source>
        <translation>%1，但小于保护带</translation>
    </message>
    <message>
        <source>%1, but %2</source>
        <translation>%1，但%2</translation>
    </message>
    <message>
        <source>%1, U = %2</source>
        <translation>%1，U = %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The input could not be read.</source>
        <translation>无法读取输入。</translation>
    </message>
    <message>
        <source>Correct it at the place named below.</source>
        <translation>请在下面指出的位置改正。</translation>
    </message>
    <message>
        <source>The input holds a field that is not known.</source>
        <translation>输入中有未知的字段。</translation>
    </message>
    <message>
        <source>Remove it or correct its name.</source>
        <translation>请删除或改正其名称。</translation>
    </message>
    <message>
        <source>A field is missing.</source>
        <translation>缺少一个字段。</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>请补上。</translation>
    </message>
    <message>
        <source>A value is not possible.</source>
        <translation>有一个值不成立。</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>请改正。</translation>
    </message>
    <message>
        <source>A value has the wrong unit.</source>
        <translation>有一个值的单位不对。</translation>
    </message>
    <message>
        <source>Give it in the unit that is asked for.</source>
        <translation>请用要求的单位给出。</translation>
    </message>
    <message>
        <source>This was written by a newer version of the program.</source>
        <translation>这是由更新版本的程序写成的。</translation>
    </message>
    <message>
        <source>Update the program and open it again.</source>
        <translation>请更新程序后再打开。</translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation>没有找到所需的内容。</translation>
    </message>
    <message>
        <source>Check the name and the place.</source>
        <translation>请检查名称和位置。</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <translation>该名称已经存在。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选名称。</translation>
    </message>
    <message>
        <source>The port cannot be opened.</source>
        <translation>无法打开端口。</translation>
    </message>
    <message>
        <source>Check the cable, and close other programs that use the port.</source>
        <translation>请检查电缆，并关闭占用该端口的其他程序。</translation>
    </message>
    <message>
        <source>This account may not use the port.</source>
        <translation>当前账户无权使用该端口。</translation>
    </message>
    <message>
        <source>Ask the administrator to add it to the group of the port, then sign in again.</source>
        <translation>请管理员把账户加入该端口的用户组，然后重新登录。</translation>
    </message>
    <message>
        <source>The port does not take these settings.</source>
        <translation>该端口不接受这些设置。</translation>
    </message>
    <message>
        <source>Choose the settings of the instrument's manual.</source>
        <translation>请选用仪器说明书的设置。</translation>
    </message>
    <message>
        <source>The instrument was unplugged.</source>
        <translation>仪器已被拔出。</translation>
    </message>
    <message>
        <source>Plug it in and repeat the attempt.</source>
        <translation>请重新插好，再重做本次。</translation>
    </message>
    <message>
        <source>The instrument did not answer in time.</source>
        <translation>仪器没有及时应答。</translation>
    </message>
    <message>
        <source>Check that it is switched on and set to this interface, then repeat the attempt.</source>
        <translation>请确认仪器已开机并设为该接口，再重做本次。</translation>
    </message>
    <message>
        <source>The instrument stopped sending.</source>
        <translation>仪器停止了发送。</translation>
    </message>
    <message>
        <source>Check power and cable, then repeat the attempt.</source>
        <translation>请检查电源和电缆，再重做本次。</translation>
    </message>
    <message>
        <source>The instrument sent something that cannot be understood.</source>
        <translation>仪器发来的内容无法识别。</translation>
    </message>
    <message>
        <source>Check that driver and settings fit the instrument, then repeat the attempt.</source>
        <translation>请确认驱动和设置与仪器相符，再重做本次。</translation>
    </message>
    <message>
        <source>The instrument refused the command.</source>
        <translation>仪器拒绝了命令。</translation>
    </message>
    <message>
        <source>Look at the display of the instrument, then repeat the attempt.</source>
        <translation>请查看仪器的显示，再重做本次。</translation>
    </message>
    <message>
        <source>The instrument restarted; zero and tare are lost.</source>
        <translation>仪器重新启动，零点和去皮已丢失。</translation>
    </message>
    <message>
        <source>Check its power, then repeat the attempt.</source>
        <translation>请检查其电源，再重做本次。</translation>
    </message>
    <message>
        <source>Another instrument is connected than the station names.</source>
        <translation>所接仪器与工位登记的不符。</translation>
    </message>
    <message>
        <source>Connect the right one or correct the station.</source>
        <translation>请接上正确的仪器或改正工位设置。</translation>
    </message>
    <message>
        <source>Data came faster than they could be taken.</source>
        <translation>数据来得太快，来不及接收。</translation>
    </message>
    <message>
        <source>Close other programs, then repeat the attempt.</source>
        <translation>请关闭其他程序，再重做本次。</translation>
    </message>
    <message>
        <source>The disk of the archive is full.</source>
        <translation>档案所在磁盘已满。</translation>
    </message>
    <message>
        <source>Free space, then repeat the attempt.</source>
        <translation>请腾出空间，再重做本次。</translation>
    </message>
    <message>
        <source>The archive cannot be written.</source>
        <translation>档案无法写入。</translation>
    </message>
    <message>
        <source>Ask for the right to write there, or choose another folder.</source>
        <translation>请申请写入权限，或另选文件夹。</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>读写失败。</translation>
    </message>
    <message>
        <source>Check the disk or the cable, then repeat the attempt.</source>
        <translation>请检查磁盘或电缆，再重做本次。</translation>
    </message>
    <message>
        <source>The work was stopped.</source>
        <translation>工作已停止。</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>准备好后请重新开始。</translation>
    </message>
    <message>
        <source>Stored data do not match their fingerprint.</source>
        <translation>存储的数据与其指纹不符。</translation>
    </message>
    <message>
        <source>Keep the archive as it is and call the quality manager.</source>
        <translation>请保持档案原状，并通知质量负责人。</translation>
    </message>
    <message>
        <source>This is not permitted.</source>
        <translation>不允许这样做。</translation>
    </message>
    <message>
        <source>See below for what it would need.</source>
        <translation>所需条件见下。</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost.</source>
        <translation>已记录的内容没有丢失。</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1%2%3</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>PASS</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>不能判定</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>bench trouble</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>live</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>缓慢</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>unplugged</source>
        <translation>已拔出</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>all steps done</source>
        <translation>全部完成</translation>
    </message>
    <message>
        <source>stopped by the operator</source>
        <translation>由检测员停止</translation>
    </message>
    <message>
        <source>stopped in an emergency</source>
        <translation>紧急停止</translation>
    </message>
    <message>
        <source>ended by bench trouble</source>
        <translation>因设备故障结束</translation>
    </message>
    <message>
        <source>inside the limit</source>
        <translation>在限值内</translation>
    </message>
    <message>
        <source>outside the limit</source>
        <translation>超出限值</translation>
    </message>
    <message>
        <source>inside the limit, but not by the guard band</source>
        <translation>在限值内，但未留出保护带</translation>
    </message>
    <message>
        <source>the limit has not been checked against the official text</source>
        <translation>限值尚未对照正式文本核实</translation>
    </message>
    <message>
        <source>this edition has no figure for the limit</source>
        <translation>本版标准没有该限值的数值</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>没有数值</translation>
    </message>
    <message>
        <source>the value is not a number</source>
        <translation>数值无效</translation>
    </message>
    <message>
        <source>nothing was recorded</source>
        <translation>没有记录到数据</translation>
    </message>
    <message>
        <source>the record has a gap</source>
        <translation>记录有缺口</translation>
    </message>
    <message>
        <source>the instrument had stopped sending</source>
        <translation>仪器已停止发送</translation>
    </message>
    <message>
        <source>the converter was at the end of its range</source>
        <translation>转换器已达量程末端</translation>
    </message>
    <message>
        <source>the indication was not stable</source>
        <translation>示值不稳定</translation>
    </message>
    <message>
        <source>the instrument was out of its range</source>
        <translation>超出仪器量程</translation>
    </message>
    <message>
        <source>the value is not of the kind the limit asks for</source>
        <translation>数值与限值的量不同</translation>
    </message>
    <message>
        <source>the decision rule needs an uncertainty and there is none</source>
        <translation>判定规则需要不确定度，但没有</translation>
    </message>
    <message>
        <source>the uncertainty is too large for this limit</source>
        <translation>不确定度相对该限值过大</translation>
    </message>
    <message>
        <source>for information only, not judged</source>
        <translation>仅供参考，不作判定</translation>
    </message>
    <message>
        <source>too few valid runs</source>
        <translation>有效次数不足</translation>
    </message>
    <message>
        <source>the number of valid runs has not been checked against the official text</source>
        <translation>有效次数的要求尚未对照正式文本核实</translation>
    </message>
    <message>
        <source>mean and single runs disagree, and which of them counts has not been checked</source>
        <translation>平均值与单次结果不一致，以何者为准尚未核实</translation>
    </message>
    <message>
        <source>declared void</source>
        <translation>已宣布无效</translation>
    </message>
    <message>
        <source>too fast and over the limit: repeat</source>
        <translation>车速偏高且超限：须重做</translation>
    </message>
    <message>
        <source>too slow and under the limit: repeat</source>
        <translation>车速偏低且未超限：须重做</translation>
    </message>
    <message>
        <source>lever force too high</source>
        <translation>捏闸力过大</translation>
    </message>
    <message>
        <source>lever force not recorded</source>
        <translation>未记录捏闸力</translation>
    </message>
    <message>
        <source>a brake was used that this condition leaves alone</source>
        <translation>使用了本条件不用的车闸</translation>
    </message>
    <message>
        <source>the brake switch did not trigger</source>
        <translation>制动开关未触发</translation>
    </message>
    <message>
        <source>the vehicle did not come to a standstill</source>
        <translation>车辆未停稳</translation>
    </message>
    <message>
        <source>the balance did not show zero</source>
        <translation>秤未回零</translation>
    </message>
    <message>
        <source>the readings differ by more than the method allows</source>
        <translation>读数之差超出方法允许</translation>
    </message>
    <message>
        <source>the step was not completed</source>
        <translation>步骤未完成</translation>
    </message>
    <message>
        <source>not required for this item</source>
        <translation>本样品不要求</translation>
    </message>
    <message>
        <source>the instrument restarted</source>
        <translation>仪器重新启动</translation>
    </message>
    <message>
        <source>the clock of the instrument is at fault</source>
        <translation>仪器时钟有误</translation>
    </message>
</context>
</TS>
