<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>velocert::app::ComparisonPresenter</name>
    <message>
        <source>Reading the attempts</source>
        <translation>正在读取两次记录</translation>
    </message>
    <message>
        <source>attempt %1 · %2</source>
        <translation>第 %1 次 · %2</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1随时间变化</translation>
    </message>
    <message>
        <source>speed over distance, with the limit</source>
        <translation>速度随距离变化，含限值</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>A run is going on</source>
        <translation>检测正在进行</translation>
    </message>
    <message>
        <source>It will be stopped safely. What was recorded stays; the instruments go to their safe state.</source>
        <translation>将安全停止。已记录的内容保留，仪器回到安全状态。</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>继续检测</translation>
    </message>
    <message>
        <source>Stop safely and close</source>
        <translation>安全停止并关闭</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It is there, but nothing on this computer opens it</source>
        <translation>文件已在该处，但本机没有能打开它的程序</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>Newest backup</source>
        <translation>最近备份</translation>
    </message>
    <message>
        <source>ALARM: there is none</source>
        <translation>警报：没有备份</translation>
    </message>
    <message>
        <source>ALARM: %1 h old</source>
        <translation>警报：已过 %1 h</translation>
    </message>
    <message>
        <source>%1 h old</source>
        <translation>%1 h 前</translation>
    </message>
    <message>
        <source>Restore rehearsed</source>
        <translation>恢复演练</translation>
    </message>
    <message>
        <source>never: nobody knows whether the backups hold</source>
        <translation>从未演练：无人知道备份是否可用</translation>
    </message>
    <message>
        <source>FAILED on %1: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>with success on %1</source>
        <translation>%1 成功</translation>
    </message>
</context>
<context>
    <name>Before</name>
    <message>
        <source>The test item is incomplete</source>
        <translation>样品信息不完整</translation>
    </message>
    <message>
        <source>No edition can be named</source>
        <translation>不能确定适用版本</translation>
    </message>
    <message>
        <source>Check dates and certificate.</source>
        <translation>请核对日期和证书。</translation>
    </message>
    <message>
        <source>Nobody carries out the test</source>
        <translation>没有检测人员</translation>
    </message>
    <message>
        <source>The record names a person.</source>
        <translation>记录要写明人员。</translation>
    </message>
    <message>
        <source>Enter the technician&apos;s name.</source>
        <translation>请填写检测员姓名。</translation>
    </message>
    <message>
        <source>No archive</source>
        <translation>没有档案</translation>
    </message>
    <message>
        <source>Everything that is measured must be kept.</source>
        <translation>测得的一切都必须保存。</translation>
    </message>
    <message>
        <source>Choose a folder for the archive.</source>
        <translation>请选择档案文件夹。</translation>
    </message>
    <message>
        <source>The archive cannot be used</source>
        <translation>该档案不能使用</translation>
    </message>
    <message>
        <source>Choose an archive or an empty folder.</source>
        <translation>请选择一个档案或空文件夹。</translation>
    </message>
    <message>
        <source>Virtual bench with a real archive</source>
        <translation>虚拟检测台与正式档案</translation>
    </message>
    <message>
        <source>Real and training records never mix.</source>
        <translation>正式记录与培训记录不得混用。</translation>
    </message>
    <message>
        <source>Choose a training archive, or real instruments.</source>
        <translation>请选培训档案，或使用真实仪器。</translation>
    </message>
    <message>
        <source>A new archive will be made</source>
        <translation>将新建档案</translation>
    </message>
    <message>
        <source>It will be a real archive and stay one.</source>
        <translation>将成为正式档案，此后不变。</translation>
    </message>
    <message>
        <source>It will be a training archive and stay one.</source>
        <translation>将成为培训档案，此后不变。</translation>
    </message>
    <message>
        <source>Nothing to run</source>
        <translation>没有可做的项目</translation>
    </message>
    <message>
        <source>No procedure is chosen.</source>
        <translation>没有选择检测项目。</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>请至少选择一项。</translation>
    </message>
    <message>
        <source>%1 has no procedure of this name</source>
        <translation>%1 没有此名称的检测项目</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>请去掉它。</translation>
    </message>
    <message>
        <source>%1: limits are not released</source>
        <translation>%1：限值未放行</translation>
    </message>
    <message>
        <source>Have two persons release them from the official copy. In a training archive the demonstration laboratory does.</source>
        <translation>请由两人对照正式文本放行。培训档案中由演示实验室放行。</translation>
    </message>
    <message>
        <source>No driver for %1</source>
        <translation>%1 没有驱动</translation>
    </message>
    <message>
        <source>The program must know which instrument it is.</source>
        <translation>程序必须知道是哪种仪器。</translation>
    </message>
    <message>
        <source>Choose a driver.</source>
        <translation>请选择驱动。</translation>
    </message>
    <message>
        <source>No port for %1</source>
        <translation>%1 没有端口</translation>
    </message>
    <message>
        <source>The program must know where the instrument is connected.</source>
        <translation>程序必须知道仪器接在哪里。</translation>
    </message>
    <message>
        <source>Choose or type a port.</source>
        <translation>请选择或键入端口。</translation>
    </message>
    <message>
        <source>The port of %1 is not there</source>
        <translation>%1 的端口不存在</translation>
    </message>
    <message>
        <source>Plug the instrument in or correct the port.</source>
        <translation>请插好仪器或改正端口。</translation>
    </message>
    <message>
        <source>The options of %1 cannot be read</source>
        <translation>%1 的选项无法识别</translation>
    </message>
    <message>
        <source>Write them as name=value, with blanks between them.</source>
        <translation>请写成 名称=数值，以空格分开。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Fill in or correct the marked fields.</source>
        <translation>请填写或改正标出的栏。</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>keeper of the instruments</source>
        <translation>仪器管理员</translation>
    </message>
    <message>
        <source>two authorised persons</source>
        <translation>两名授权人员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Surroundings that are asked for</source>
        <translation>要求记录的环境条件</translation>
    </message>
    <message>
        <source>Have thermometer, hygrometer or wind gauge ready; the values are typed during the run.</source>
        <translation>请备好温度计、湿度计或风速仪；检测过程中录入数值。</translation>
    </message>
    <message>
        <source>It was chosen in Setup, Packs.</source>
        <translation>在“设置 · 标准包”中选用。</translation>
    </message>
    <message>
        <source>The pack of %1 is not the one that was chosen</source>
        <translation>“%1”的标准包已不是所选用的那一个</translation>
    </message>
    <message>
        <source>In Setup, Packs: bring it in again, or choose the shipped pack.</source>
        <translation>在“设置 · 标准包”中重新引入，或选用随附标准包。</translation>
    </message>
    <message>
        <source>Nobody knows which pack was chosen here</source>
        <translation>无法得知此处选用了哪个标准包</translation>
    </message>
    <message>
        <source>Mend the file, or move it away and choose again in Setup, Packs.</source>
        <translation>修复该文件，或将其移走后在“设置 · 标准包”中重新选用。</translation>
    </message>
    <message>
        <source>Nobody can tell whether the pack of %1 is approved</source>
        <translation>无法判断 %1 的标准包是否已批准</translation>
    </message>
    <message>
        <source>Have the archive verified.</source>
        <translation>请对档案进行校验。</translation>
    </message>
    <message>
        <source>In Setup, Packs: name the trust list again, or leave it out.</source>
        <translation>在“设置 · 标准包”中重新指定信任列表，或不使用信任列表。</translation>
    </message>
    <message>
        <source>The pack of %1 may not start a run in this archive</source>
        <translation>%1 的标准包不得在本档案中开始运行</translation>
    </message>
    <message>
        <source>In Setup, Packs: have it proposed and confirmed by two persons, or choose the shipped pack.</source>
        <translation>在“设置 · 标准包”中由两人提议并确认，或选用随附标准包。</translation>
    </message>
</context>
<context>
    <name>Calibrated</name>
    <message>
        <source>The instrument with the serial number %1 is not in the register.</source>
        <translation>出厂编号为 %1 的仪器不在设备台账中。</translation>
    </message>
    <message>
        <source>Enter the instrument and its certificate in Setup, Instruments.</source>
        <translation>请在“设置”的“仪器”中登记该仪器及其证书。</translation>
    </message>
    <message>
        <source>%1 is out of service: %2</source>
        <translation>%1 已停用：%2</translation>
    </message>
    <message>
        <source>Take another instrument, or put it in service in Setup, Instruments.</source>
        <translation>请换一台仪器，或在“设置”的“仪器”中恢复使用。</translation>
    </message>
    <message>
        <source>Take another instrument, or enter the new certificate in Setup, Instruments.</source>
        <translation>请换一台仪器，或在“设置”的“仪器”中登记新证书。</translation>
    </message>
    <message>
        <source>%1 has no calibration certificate.</source>
        <translation>%1 没有校准证书。</translation>
    </message>
    <message>
        <source>The calibration of %1 ended on %2.</source>
        <translation>%1 的校准已于 %2 到期。</translation>
    </message>
    <message>
        <source>The latest intermediate check of %1 failed.</source>
        <translation>%1 最近一次期间核查不合格。</translation>
    </message>
    <message>
        <source>Have it calibrated, or enter a check that it passes in Setup, Instruments.</source>
        <translation>请送校准，或在“设置”的“仪器”中登记合格的核查。</translation>
    </message>
    <message>
        <source>%1 is calibrated until %2.</source>
        <translation>%1 的校准有效期至 %2。</translation>
    </message>
    <message>
        <source>Used under a deviation that %1 approved: %2</source>
        <translation>按 %1 批准的偏离使用：%2</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message>
        <source>%1, value</source>
        <translation>%1，数值</translation>
    </message>
    <message>
        <source>%1, limit</source>
        <translation>%1，限值</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>not in this run</source>
        <translation>不在本次检测中</translation>
    </message>
    <message>
        <source>begun, not complete</source>
        <translation>已开始，未完成</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待做</translation>
    </message>
    <message>
        <source>not asked of this item (%1)</source>
        <translation>对本样品不要求（%1）</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>已测试</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未做</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not the complete type test: %1 of %2 clauses decided, %3 open.</source>
        <translation>非完整型式试验：%2 条中已判定 %1 条，尚余 %3 条。</translation>
    </message>
    <message>
        <source>battery: %1</source>
        <translation>蓄电池：%1</translation>
    </message>
    <message>
        <source>drive: %1</source>
        <translation>驱动方式：%1</translation>
    </message>
    <message>
        <source>use: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>the item has none: %1</source>
        <translation>样品没有：%1</translation>
    </message>
    <message>
        <source>unnumbered</source>
        <translation>无编号</translation>
    </message>
</context>
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
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>as required</source>
        <translation>符合要求</translation>
    </message>
    <message>
        <source>not as required</source>
        <translation>不符合要求</translation>
    </message>
</context>
<context>
    <name>DecisionRules</name>
    <message>
        <source>results between %1 and %2 carry more than the usual risk</source>
        <translation>结果在 %1 与 %2 之间时，误判风险高于通常水平</translation>
    </message>
    <message>
        <source>results between %1 and %2 are rejected although they are inside the limit</source>
        <translation>结果在 %1 与 %2 之间时虽在限值内，仍判为不合格</translation>
    </message>
    <message>
        <source>results between %1 and %2 get no verdict</source>
        <translation>结果在 %1 与 %2 之间时不能判定</translation>
    </message>
    <message>
        <source>simple acceptance</source>
        <translation>简单接受</translation>
    </message>
    <message>
        <source>guard band, w = %1 U</source>
        <translation>保护带，w = %1 U</translation>
    </message>
    <message>
        <source>four zones, w = %1 U</source>
        <translation>四区判定，w = %1 U</translation>
    </message>
    <message>
        <source>guard band for a risk of %1 %</source>
        <translation>按 %1 % 误收风险设保护带</translation>
    </message>
    <message>
        <source>full value</source>
        <translation>全数值</translation>
    </message>
    <message>
        <source>rounded value</source>
        <translation>修约值</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>接受区</translation>
    </message>
    <message>
        <source>conditional pass</source>
        <translation>有条件接受区</translation>
    </message>
    <message>
        <source>conditional fail</source>
        <translation>有条件拒绝区</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>拒绝区</translation>
    </message>
    <message>
        <source>the uncertainty is large for this limit</source>
        <translation>对此限值而言不确定度偏大</translation>
    </message>
    <message>
        <source>%1: cannot be decided, %2</source>
        <translation>%1：不能判定，%2</translation>
    </message>
    <message>
        <source>every result can be decided</source>
        <translation>任何结果均可判定</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>Edition</name>
    <message>
        <source>Made or imported on or after %1: only this edition applies.</source>
        <translation>自 %1 起制造或进口：只适用本版。</translation>
    </message>
    <message>
        <source>Made or imported before %1 and not certified early: the old edition applies.</source>
        <translation>%1 之前制造或进口，且未提前认证：适用旧版。</translation>
    </message>
    <message>
        <source>Made or imported earlier, but certified to the new edition: the new edition applies.</source>
        <translation>制造或进口较早，但已按新版认证：适用新版。</translation>
    </message>
    <message>
        <source>May be sold until %1.</source>
        <translation>可销售至 %1。</translation>
    </message>
    <message>
        <source>Not saleable from %1 on; it may still be tested.</source>
        <translation>自 %1 起不得销售，仍可检测。</translation>
    </message>
    <message>
        <source>The certificate is to the old edition %1.</source>
        <translation>证书依据的是旧版 %1。</translation>
    </message>
    <message>
        <source>The certificate of %1 is later than the making.</source>
        <translation>证书日期 %1 晚于制造日期。</translation>
    </message>
    <message>
        <source>Made or imported before %1, under an older standard that is not judged by here.</source>
        <translation>%1 之前制造或进口，适用更早的标准，本程序不据其判定。</translation>
    </message>
    <message>
        <source>Sold before it was made or imported: one of the two is wrong.</source>
        <translation>销售日期早于制造或进口日期：两者必有一误。</translation>
    </message>
    <message>
        <source>The certificate is to an edition that is not known here.</source>
        <translation>证书所依据的版本不为本程序所知。</translation>
    </message>
    <message>
        <source>The certificate to %1 is later than %2: such certificates had been withdrawn by then.</source>
        <translation>依据 %1 的证书晚于 %2，此类证书当时已失效。</translation>
    </message>
    <message>
        <source>Judged by the pack of %1, revision %2, not by the shipped one.</source>
        <translation>按“%1”的标准包第 %2 版评判，不按随附标准包。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The input could not be read.</source>
        <translation>无法读取输入。</translation>
    </message>
    <message>
        <source>Correct it at the place that is named.</source>
        <translation>请在所指出的位置改正。</translation>
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
        <source>The input names something twice.</source>
        <translation>输入中有内容出现了两次。</translation>
    </message>
    <message>
        <source>Leave it in one place only.</source>
        <translation>请只保留一处。</translation>
    </message>
    <message>
        <source>It is there already, or another program uses it.</source>
        <translation>该对象已存在，或正被其他程序使用。</translation>
    </message>
    <message>
        <source>Choose another name, or wait until it is free.</source>
        <translation>请换一个名称，或等待其空闲。</translation>
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
        <source>Choose the settings of the instrument&apos;s manual.</source>
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
        <source>It may not be read or written here.</source>
        <translation>此处无权读取或写入。</translation>
    </message>
    <message>
        <source>Ask for the right to read and write there, or choose another folder.</source>
        <translation>请申请该处的读写权限，或选择其他文件夹。</translation>
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
        <source>What it would need is named with it.</source>
        <translation>所需条件一并列出。</translation>
    </message>
    <message>
        <source>Nothing was changed now: everything is as it was found.</source>
        <translation>本次未作任何更改，一切保持发现时的原样。</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost.</source>
        <translation>已记录的内容没有丢失。</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1%2%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (expected %2)</source>
        <translation>%1（应为：%2）</translation>
    </message>
</context>
<context>
    <name>Item</name>
    <message>
        <source>Vehicle code</source>
        <translation>整车编码</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>longer than %1 characters, or one that cannot be shown or turns the direction of writing</source>
        <translation>超过 %1 个字符，或含有无法显示或改变书写方向的字符</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>no such day: write YYYY-MM-DD</source>
        <translation>没有这一天：请写成 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>before the day it was made</source>
        <translation>早于制造日期</translation>
    </message>
    <message>
        <source>lead-acid</source>
        <translation>铅酸</translation>
    </message>
    <message>
        <source>lithium-ion</source>
        <translation>锂离子</translation>
    </message>
    <message>
        <source>other battery</source>
        <translation>其他电池</translation>
    </message>
    <message>
        <source>electric drive</source>
        <translation>电驱动</translation>
    </message>
    <message>
        <source>pedal assist</source>
        <translation>电助动</translation>
    </message>
    <message>
        <source>drive and pedal assist</source>
        <translation>电驱动兼电助动</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>样品编号</translation>
    </message>
    <message>
        <source>Made or imported</source>
        <translation>制造或进口</translation>
    </message>
    <message>
        <source>Certified on</source>
        <translation>认证日期</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>销售日期</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私人</translation>
    </message>
    <message>
        <source>deliveries or other trade</source>
        <translation>商业（配送等）</translation>
    </message>
    <message>
        <source>luggage rack</source>
        <translation>载物架（衣架）</translation>
    </message>
    <message>
        <source>saddle cushion</source>
        <translation>鞍座软垫</translation>
    </message>
    <message>
        <source>textile parts</source>
        <translation>纺织品部件</translation>
    </message>
    <message>
        <source>leather parts</source>
        <translation>皮革部件</translation>
    </message>
    <message>
        <source>thin flexible parts</source>
        <translation>薄型柔性部件</translation>
    </message>
    <message>
        <source>communication module</source>
        <translation>通信模块</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Run that ended early</source>
        <translation>提前结束的运行</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Result not taken</source>
        <translation>未采用的结果</translation>
    </message>
    <message>
        <source>%1 (account %2)</source>
        <translation>%1（账号 %2）</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Why this edition</source>
        <translation>适用理由</translation>
    </message>
    <message>
        <source>Limits released by</source>
        <translation>限值放行者</translation>
    </message>
    <message>
        <source>nobody: as shipped</source>
        <translation>无：出厂状态</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>开始（UTC）</translation>
    </message>
    <message>
        <source>Ended (UTC)</source>
        <translation>结束（UTC）</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Pack (SHA-256)</source>
        <translation>标准包（SHA-256）</translation>
    </message>
    <message>
        <source>Instrument: %1</source>
        <translation>仪器：%1</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>偏离</translation>
    </message>
    <message>
        <source>%1 · attempt %2</source>
        <translation>%1 · 第 %2 次</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>From – to (UTC)</source>
        <translation>起止（UTC）</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>完成情况</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Declared void</source>
        <translation>声明无效</translation>
    </message>
    <message>
        <source>Why again</source>
        <translation>重做原因</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Typed: %1</source>
        <translation>录入：%1</translation>
    </message>
    <message>
        <source>Safe state: %1</source>
        <translation>安全状态：%1</translation>
    </message>
    <message>
        <source>Program file (SHA-256)</source>
        <translation>程序文件（SHA-256）</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>counts for nothing: %1</source>
        <translation>不计入：%1</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>标准包</translation>
    </message>
    <message>
        <source>%1, standard uncertainty</source>
        <translation>%1，标准不确定度</translation>
    </message>
    <message>
        <source>%1, coverage factor</source>
        <translation>%1，包含因子</translation>
    </message>
    <message>
        <source>%1, effective degrees of freedom</source>
        <translation>%1，有效自由度</translation>
    </message>
    <message>
        <source>Condition not kept</source>
        <translation>未满足的条件</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>technician</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>signatory</source>
        <translation>授权签字人</translation>
    </message>
    <message>
        <source>custodian</source>
        <translation>设备管理员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审计员</translation>
    </message>
    <message numerus="yes">
        <source>The password is wrong; %n try or tries left before the account is locked.</source>
        <translation><numerusform>密码不正确；再错 %n 次账号将被锁定。</numerusform></translation>
    </message>
    <message>
        <source>The account is locked until %1 after too many wrong passwords. A signatory can unlock it.</source>
        <translation>密码错误次数过多，账号锁定至 %1。授权签字人可以解锁。</translation>
    </message>
</context>
<context>
    <name>Release</name>
    <message>
        <source>≤ (at most)</source>
        <translation>≤（不大于）</translation>
    </message>
    <message>
        <source>&lt; (below)</source>
        <translation>&lt;（小于）</translation>
    </message>
    <message>
        <source>≥ (at least)</source>
        <translation>≥（不小于）</translation>
    </message>
    <message>
        <source>= (equal)</source>
        <translation>=（等于）</translation>
    </message>
    <message>
        <source>from ... to (both inside)</source>
        <translation>在两值之间（含两端）</translation>
    </message>
    <message>
        <source>zero above</source>
        <translation>高于该值时为零</translation>
    </message>
    <message>
        <source>from this value on</source>
        <translation>自该值起</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Upper value</source>
        <translation>上限值</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Holds at</source>
        <translation>适用点</translation>
    </message>
    <message>
        <source>Set points</source>
        <translation>设定点</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, relation unknown</source>
        <translation>%1，关系未知</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This limit is confirmed as shipped: the official text, or two independent sources. The laboratory overrides it.</source>
        <translation>随程序提供的该限值已确认：依据标准原文，或两个独立来源。实验室将以自己的数值取代它。</translation>
    </message>
    <message>
        <source>This limit is shipped as provisional, from one usable source. The laboratory overrides it.</source>
        <translation>随程序提供的该限值为暂定，仅有一个可用来源。实验室将以自己的数值取代它。</translation>
    </message>
    <message>
        <source>The laboratory has released this limit before. The earlier value stays on record.</source>
        <translation>实验室曾放行过该限值。先前的数值保留在记录中。</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>等待第二人确认</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1, limit %2: %3 becomes %4</source>
        <translation>%1，限值 %2：由 %3 改为 %4</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>Proposed by %1 on %2 (UTC); %3</source>
        <translation>由 %1 于 %2（UTC）提出；%3</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>no report yet</source>
        <translation>尚无报告</translation>
    </message>
    <message>
        <source>to be signed as tested</source>
        <translation>待检测人签署</translation>
    </message>
    <message>
        <source>to be reviewed</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>to be approved</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>returned, to be prepared again</source>
        <translation>已退回，待重新编制</translation>
    </message>
    <message>
        <source>returned to the bench</source>
        <translation>已退回检测台</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>within its uncertainty</source>
        <translation>处于不确定度之内</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>偏离</translation>
    </message>
    <message>
        <source>limit provisional or assumed</source>
        <translation>限值暂定或假定</translation>
    </message>
    <message>
        <source>gap in the record</source>
        <translation>记录有缺口</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>one photo for several questions</source>
        <translation>一张照片用于多个问题</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>已检测</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已校核</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>已见证</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>已作废</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>from %1 to %2</source>
        <translation>自 %1 至 %2</translation>
    </message>
    <message>
        <source>verdict: %1</source>
        <translation>判定：%1</translation>
    </message>
    <message>
        <source>run: %1</source>
        <translation>检测：%1</translation>
    </message>
    <message>
        <source>edition: %1</source>
        <translation>版本：%1</translation>
    </message>
    <message>
        <source>clause: %1</source>
        <translation>条款：%1</translation>
    </message>
    <message>
        <source>by: %1</source>
        <translation>人员：%1</translation>
    </message>
    <message>
        <source>instrument: %1</source>
        <translation>仪器：%1</translation>
    </message>
    <message>
        <source>about: %1</source>
        <translation>有关：%1</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>The archive was made (%2).</source>
        <translation>建立档案（%2）。</translation>
    </message>
    <message>
        <source>%1 started the run %2 on the item %3: %4.</source>
        <translation>%1 开始运行 %2，样品 %3：%4。</translation>
    </message>
    <message>
        <source>The run %2 was suspended: %3.</source>
        <translation>运行 %2 已中断：%3。</translation>
    </message>
    <message>
        <source>The run %2 takes up results of the run %3, as they stand on record there.</source>
        <translation>运行 %2 采用运行 %3 在其记录中的结果。</translation>
    </message>
    <message>
        <source>%1 went on with the run %2.</source>
        <translation>%1 继续运行 %2。</translation>
    </message>
    <message>
        <source>The run %2 ended (%3), verdict: %4.</source>
        <translation>运行 %2 结束（%3），结论：%4。</translation>
    </message>
    <message>
        <source>Attempt %5 of the step %4 (%3) of the run %2 began.</source>
        <translation>运行 %2 的步骤 %4（%3）第 %5 次尝试开始。</translation>
    </message>
    <message>
        <source>Attempt %5 of the step %4 (%3) of the run %2 ended: %6.</source>
        <translation>运行 %2 的步骤 %4（%3）第 %5 次尝试结束：%6。</translation>
    </message>
    <message>
        <source>The program closed what an earlier one had left open.</source>
        <translation>程序关闭了上次未正常结束时留下的内容。</translation>
    </message>
    <message>
        <source>The watchdog acted on %2 (%3): %4.</source>
        <translation>看门狗对 %2（%3）采取了动作：%4。</translation>
    </message>
    <message>
        <source>Nobody switched off %2 (%3), in use when the program and its watchdog ended: its state was not known.</source>
        <translation>程序和看门狗同时结束时 %2（%3）正在使用，没有人将其关断：当时状态未知。</translation>
    </message>
    <message>
        <source>The next %2 entries were written together.</source>
        <translation>以下 %2 条记录在同一事务中写入。</translation>
    </message>
    <message>
        <source>%1 proposed a value for the limit %2 (proposal %3).</source>
        <translation>%1 提议限值 %2 的新值（提议 %3）。</translation>
    </message>
    <message>
        <source>%1 and a second person: the proposal %2 is confirmed as revision %3.</source>
        <translation>%1 与第二人：提议 %2 已确认为第 %3 版。</translation>
    </message>
    <message>
        <source>%1 withdrew the proposal %2.</source>
        <translation>%1 撤回提议 %2。</translation>
    </message>
    <message>
        <source>%1 entered the equipment %2.</source>
        <translation>%1 登记设备 %2。</translation>
    </message>
    <message>
        <source>%1 entered the calibration certificate %2.</source>
        <translation>%1 登记校准证书 %2。</translation>
    </message>
    <message>
        <source>%1 set the equipment %2: %3.</source>
        <translation>%1 将设备 %2 设为：%3。</translation>
    </message>
    <message>
        <source>%1 entered an intermediate check of the equipment %2 (%3).</source>
        <translation>%1 登记设备 %2 的期间核查（%3）。</translation>
    </message>
    <message>
        <source>%1 made the account %2 (%3) with the roles: %4.</source>
        <translation>%1 建立账户 %2（%3），角色：%4。</translation>
    </message>
    <message>
        <source>%1 changed the roles of %2: %3.</source>
        <translation>%1 更改 %2 的角色：%3。</translation>
    </message>
    <message>
        <source>%1 disabled the account of %2.</source>
        <translation>%1 停用 %2 的账户。</translation>
    </message>
    <message>
        <source>%1 opened the account of %2 again.</source>
        <translation>%1 重新启用 %2 的账户。</translation>
    </message>
    <message>
        <source>%1: the password of %2 was set (%3).</source>
        <translation>%1：%2 的密码已设置（%3）。</translation>
    </message>
    <message>
        <source>%1 unlocked the account of %2.</source>
        <translation>%1 解锁 %2 的账户。</translation>
    </message>
    <message>
        <source>%1 bound a certificate to the account of %2.</source>
        <translation>%1 将证书与 %2 的账户绑定。</translation>
    </message>
    <message>
        <source>%1 authorised %2: %3 with the method %4 from %5 on (%6).</source>
        <translation>%1 授权 %2：%3，方法 %4，自 %5 起（%6）。</translation>
    </message>
    <message>
        <source>%1 withdrew the authorisation %2.</source>
        <translation>%1 撤回授权 %2。</translation>
    </message>
    <message>
        <source>%1: sign-in, %2 (%3).</source>
        <translation>%1：登录，%2（%3）。</translation>
    </message>
    <message>
        <source>%1 was refused: %2 (%3).</source>
        <translation>%1 被拒绝：%2（%3）。</translation>
    </message>
    <message>
        <source>%1 looked through all accounts and rights.</source>
        <translation>%1 复核了全部账户和权限。</translation>
    </message>
    <message>
        <source>%1 looked through the audit trail from entry %2 to entry %3: %4.</source>
        <translation>%1 审查了第 %2 条至第 %3 条审计追踪记录：%4。</translation>
    </message>
    <message>
        <source>%1 changed what is asked of passwords.</source>
        <translation>%1 更改密码要求。</translation>
    </message>
    <message>
        <source>%1 prepared the report %2 of the run %3.</source>
        <translation>%1 编制报告 %2，运行 %3。</translation>
    </message>
    <message>
        <source>%1 signed the report %2: %3.</source>
        <translation>%1 签署报告 %2：%3。</translation>
    </message>
    <message>
        <source>%1 returned the report %2.</source>
        <translation>%1 退回报告 %2。</translation>
    </message>
    <message>
        <source>%1: the signing of the report %2 came to nothing.</source>
        <translation>%1：报告 %2 的签署未完成。</translation>
    </message>
    <message>
        <source>%1 issued the report %2.</source>
        <translation>%1 签发报告 %2。</translation>
    </message>
    <message>
        <source>The report %2 was to be delivered to %3: %4.</source>
        <translation>报告 %2 递交至 %3：%4。</translation>
    </message>
    <message>
        <source>it is there</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>it did not get there</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>The report %2 is amended by %3.</source>
        <translation>报告 %2 由 %3 修改。</translation>
    </message>
    <message>
        <source>%1 asked for the report %2 to be voided.</source>
        <translation>%1 申请作废报告 %2。</translation>
    </message>
    <message>
        <source>%1 and a second person voided the report %2.</source>
        <translation>%1 与第二人作废报告 %2。</translation>
    </message>
    <message>
        <source>%1 put work on hold (%2).</source>
        <translation>%1 暂停工作（%2）。</translation>
    </message>
    <message>
        <source>%1 released the hold %2.</source>
        <translation>%1 解除暂停 %2。</translation>
    </message>
    <message>
        <source>The public key of a station was entered.</source>
        <translation>登记工作站公钥。</translation>
    </message>
    <message>
        <source>%1 entered the public key of the station.</source>
        <translation>%1 登记工作站公钥。</translation>
    </message>
    <message>
        <source>%1 and a second person put another key in the place of the station&apos;s: %2.</source>
        <translation>%1 与第二人以另一把密钥取代工作站密钥：%2。</translation>
    </message>
    <message>
        <source>%1 asked for another key of the station (%2).</source>
        <translation>%1 申请更换工作站密钥（%2）。</translation>
    </message>
    <message>
        <source>A checkpoint was signed: %2 entries (%3).</source>
        <translation>签署检查点：%2 条记录（%3）。</translation>
    </message>
    <message>
        <source>%1 named the places outside where checkpoints are kept.</source>
        <translation>%1 指定档案之外保存检查点的位置。</translation>
    </message>
    <message>
        <source>Checkpoints were carried to the places outside, or could not be.</source>
        <translation>检查点已送往档案之外的位置，或未能送达。</translation>
    </message>
    <message>
        <source>%1 set what the archive is given every day: checkpoint, verification, backup.</source>
        <translation>%1 设定档案每日应有的维护：检查点、核验、备份。</translation>
    </message>
    <message>
        <source>An older state of the archive was noticed by what is kept in %2.</source>
        <translation>根据 %2 中保存的内容，发现档案为较早状态。</translation>
    </message>
    <message>
        <source>%1 answered for the older state of the archive.</source>
        <translation>%1 对档案的较早状态作出说明。</translation>
    </message>
    <message>
        <source>%1 made the backup %2.</source>
        <translation>%1 制作备份 %2。</translation>
    </message>
    <message>
        <source>%1 rehearsed the restoring of the backup %2: %3 findings, %4 differences.</source>
        <translation>%1 演练恢复备份 %2：%3 项发现，%4 项差异。</translation>
    </message>
    <message>
        <source>%1 set how long records are kept: %2 years.</source>
        <translation>%1 设定记录保存期：%2 年。</translation>
    </message>
    <message>
        <source>%1 ordered that %2 be kept.</source>
        <translation>%1 要求保留 %2。</translation>
    </message>
    <message>
        <source>%1 lifted the order to keep (%2).</source>
        <translation>%1 解除保留要求（%2）。</translation>
    </message>
    <message>
        <source>real</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>bench trouble</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>不能判定</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>by the person</source>
        <translation>本人更改</translation>
    </message>
    <message>
        <source>reset by another person</source>
        <translation>他人重置</translation>
    </message>
    <message>
        <source>protected anew, unchanged</source>
        <translation>重新保护，密码不变</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>校核</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>见证</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>身份不明者</translation>
    </message>
    <message>
        <source>An entry of a kind that this program does not know: %1.</source>
        <translation>本程序不认识的记录类型：%1。</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The archive was verified (%2): %3 rows and files looked at, %4 findings.</source>
        <translation>核验档案（%2）：核对 %3 行和文件，发现 %4 处问题。</translation>
    </message>
    <message>
        <source>%1 answered for a clock that is not synchronised: %2.</source>
        <translation>%1 为未同步的时钟负责：%2。</translation>
    </message>
    <message>
        <source>The clock of the machine was moved by %2 ms.</source>
        <translation>计算机时钟被拨动 %2 毫秒。</translation>
    </message>
    <message>
        <source>after an unclean exit</source>
        <translation>异常退出之后</translation>
    </message>
    <message>
        <source>every night</source>
        <translation>每夜</translation>
    </message>
    <message>
        <source>before a signature</source>
        <translation>签名之前</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>for the issue of a report</source>
        <translation>为签发报告</translation>
    </message>
    <message>
        <source>of the day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>with a backup</source>
        <translation>随备份</translation>
    </message>
    <message>
        <source>%1 looked at: %2 %3.</source>
        <translation>%1 查看了：%2 %3。</translation>
    </message>
    <message>
        <source>%1 qualified the program: %2 checks, %3 failures.</source>
        <translation>%1 进行了程序自检确认：%2 项，%3 项失败。</translation>
    </message>
    <message>
        <source>run</source>
        <translation>检测记录</translation>
    </message>
    <message>
        <source>two runs side by side</source>
        <translation>两份记录并列</translation>
    </message>
    <message>
        <source>audit trail</source>
        <translation>审计追踪</translation>
    </message>
    <message>
        <source>random draw</source>
        <translation>随机抽样</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>%1 returned the run %2 to the bench: %3.</source>
        <translation>%1 将检测 %2 退回检测台：%3。</translation>
    </message>
    <message>
        <source>%1 annotated the run %2 (step %3, attempt %4) at %5: %6.</source>
        <translation>%1 为检测 %2（步骤 %3，第 %4 次）在 %5 处作标注：%6。</translation>
    </message>
    <message>
        <source>%1 withdrew the annotation of entry %3 from the run %2.</source>
        <translation>%1 撤回了检测 %2 的标注（条目 %3）。</translation>
    </message>
    <message>
        <source>%1 marked a moment of the run %2 (step %3, attempt %4), reading %5.</source>
        <translation>%1 标记了检测 %2 的一个时刻（步骤 %3，第 %4 次），示值 %5。</translation>
    </message>
    <message>
        <source>%1 scanned %3 while %4 was under test in the run %2.</source>
        <translation>检测 %2 中被测的是 %4 时，%1 扫入了 %3。</translation>
    </message>
    <message>
        <source>%1 took out of the archive: %2 of %3 %4, to %5 (SHA-256 %6).</source>
        <translation>%1 从档案中取出：%3 %4 的%2，存至 %5（SHA-256 %6）。</translation>
    </message>
    <message>
        <source>%1 signed the decision on %2: %3.</source>
        <translation>%1 签署了关于 %2 的决定：%3。</translation>
    </message>
    <message>
        <source>evidence package</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>print before any signature</source>
        <translation>签名前的打印件</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>signature sheet</source>
        <translation>签名页</translation>
    </message>
    <message>
        <source>list of entries</source>
        <translation>条目清单</translation>
    </message>
    <message>
        <source>%1 decided that the run %2 counts: %3.</source>
        <translation>%1 决定运行 %2 有效：%3。</translation>
    </message>
    <message>
        <source>%1 asked for the run %2 to be voided.</source>
        <translation>%1 申请将运行 %2 作废。</translation>
    </message>
    <message>
        <source>%1 and a second person voided the run %2.</source>
        <translation>%1 与另一人将运行 %2 作废。</translation>
    </message>
    <message>
        <source>%1 accounted for an unclean end of the program: done at once: %2; so that it does not happen again: %3.</source>
        <translation>%1 说明了一次程序意外中止：当时的措施：%2；防止再次发生的措施：%3。</translation>
    </message>
    <message>
        <source>%1 proposed the pack of %2, revision %3 of %4, for the runs of this archive (proposal %5): %6.</source>
        <translation>%1 提议本档案的运行可按 %2 的标准包（%4，第 %3 版）进行（提议 %5）：%6。</translation>
    </message>
    <message>
        <source>%1 confirmed and signed the proposal %2: runs may start by the pack of %3, revision %4.</source>
        <translation>%1 确认并签名了提议 %2：运行可按 %3 的标准包（第 %4 版）开始。</translation>
    </message>
    <message>
        <source>%1 withdrew the pack of proposal %2: %3.</source>
        <translation>%1 撤回了提议 %2 的标准包：%3。</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>FAILED: %1. %2</source>
        <translation>失败：%1。%2</translation>
    </message>
    <message>
        <source>Ended before it was done. It is due again with the next time of day, or when somebody asks for it.</source>
        <translation>未完成即被终止。到下一个维护时间或有人要求时再做。</translation>
    </message>
    <message>
        <source>The archive has got what it was owed.</source>
        <translation>档案的维护已完成。</translation>
    </message>
    <message>
        <source>Not everything that the archive is owed could be done.</source>
        <translation>档案的维护未能全部完成。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%1, due</source>
        <translation>%1，应做</translation>
    </message>
    <message>
        <source>Every day at</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 UTC; nobody has set an upkeep</source>
        <translation>%1 UTC；尚无人设定维护</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Outside places</source>
        <translation>外部存放处</translation>
    </message>
    <message>
        <source>a checkpoint is still to be brought</source>
        <translation>还有检查点待送达</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Rehearsal of a restore</source>
        <translation>恢复演练</translation>
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
        <source>suspended, to be gone on with</source>
        <translation>已暂停，可继续</translation>
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
    <message>
        <source>the instrument is not calibrated for this measurand</source>
        <translation>仪器对该被测量没有校准</translation>
    </message>
    <message>
        <source>the indication lies outside the calibrated range</source>
        <translation>示值超出校准范围</translation>
    </message>
    <message>
        <source>the uncertainty budget could not be evaluated</source>
        <translation>不确定度预算无法计算</translation>
    </message>
    <message>
        <source>the zero has drifted by more than the method allows</source>
        <translation>零点漂移超过方法允许值</translation>
    </message>
    <message>
        <source>the ambient conditions were outside what the method allows</source>
        <translation>环境条件超出方法规定</translation>
    </message>
    <message>
        <source>an ambient condition was not recorded</source>
        <translation>未记录环境条件</translation>
    </message>
    <message>
        <source>a state the method asks for was not confirmed</source>
        <translation>未确认方法要求的试验状态</translation>
    </message>
    <message>
        <source>the pause before this run was too long</source>
        <translation>两次试验之间的间隔过长</translation>
    </message>
    <message>
        <source>the rest before this run was too short</source>
        <translation>两次试验之间的休息时间不足</translation>
    </message>
    <message>
        <source>two independent ways to the value disagree</source>
        <translation>两种独立的测量途径不一致</translation>
    </message>
    <message>
        <source>the value is not plausible beside the other records</source>
        <translation>与其他记录相比，该值不合情理</translation>
    </message>
    <message>
        <source>no steady state was reached</source>
        <translation>未达到稳态</translation>
    </message>
    <message>
        <source>the thermal limit was reached</source>
        <translation>达到温度限值</translation>
    </message>
    <message>
        <source>the supply voltage was not held</source>
        <translation>供电电压未保持在允许范围内</translation>
    </message>
    <message>
        <source>the set point was not held</source>
        <translation>未保持在设定点</translation>
    </message>
    <message>
        <source>a step this one rests on has no result</source>
        <translation>所依据的步骤没有结果</translation>
    </message>
    <message>
        <source>not every part has been weighed</source>
        <translation>零部件尚未全部称量</translation>
    </message>
    <message>
        <source>a required answer was not given</source>
        <translation>缺少必填的回答</translation>
    </message>
    <message>
        <source>a required photo or document is missing</source>
        <translation>缺少必需的照片或文件</translation>
    </message>
    <message>
        <source>found not to apply to this item</source>
        <translation>经确认不适用于该样品</translation>
    </message>
    <message>
        <source>the external certificate lacks what identifies it</source>
        <translation>外部证书信息不全</translation>
    </message>
    <message>
        <source>the external certificate had expired</source>
        <translation>外部证书已过期</translation>
    </message>
    <message>
        <source>the external certificate is dated after the day it was relied on</source>
        <translation>外部证书日期晚于使用日期</translation>
    </message>
    <message>
        <source>not everything the step is done for has a result</source>
        <translation>所列试样或对象未全部检验</translation>
    </message>
    <message>
        <source>a code that must be unique has been seen on another item</source>
        <translation>应唯一的编码已在其他样品上出现</translation>
    </message>
    <message>
        <source>the moment from which the time counts is not in the record</source>
        <translation>计时起点不在记录中</translation>
    </message>
    <message>
        <source>the receiver had no fix of its position</source>
        <translation>接收机没有定位</translation>
    </message>
    <message>
        <source>fewer positions than the method needs</source>
        <translation>定位数少于方法要求</translation>
    </message>
    <message>
        <source>satellites of other systems took part, or it is not told whose they were</source>
        <translation>有其他系统的卫星参与，或未说明卫星所属系统</translation>
    </message>
    <message>
        <source>no reference position to compare with</source>
        <translation>没有可供比较的参考位置</translation>
    </message>
    <message>
        <source>observed for less time than the method needs</source>
        <translation>观察时间短于方法要求</translation>
    </message>
    <message>
        <source>the background is too loud to be taken out</source>
        <translation>背景噪声过高，无法修正</translation>
    </message>
    <message>
        <source>the check of the instrument before or after the measurement failed</source>
        <translation>测量前或测量后的仪器检查未通过</translation>
    </message>
    <message>
        <source>what was answered differs from what is on record</source>
        <translation>填报内容与已有记录不一致</translation>
    </message>
    <message>
        <source>the code does not have the form that its parts are read by</source>
        <translation>编码不符合可解析的结构</translation>
    </message>
    <message>
        <source>a figure of the decision rule is out of its range</source>
        <translation>判定规则的参数超出范围</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message numerus="yes">
        <source>The archive does not hold: %n place(s) of %1 rows and files looked at.</source>
        <translation><numerusform>档案不一致：查看的 %1 行和文件中有 %n 处。</numerusform></translation>
    </message>
    <message>
        <source>Ended before it was done. Nothing was changed.</source>
        <translation>未完成即中止。未作任何改动。</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>注：%1</translation>
    </message>
    <message>
        <source>The archive holds: %1 rows and files looked at.</source>
        <translation>档案一致：已检查 %1 个条目和文件。</translation>
    </message>
    <message>
        <source>%1 %2, %3: stored %4, recomputed %5</source>
        <translation>%1 %2，%3：存储 %4，重算 %5</translation>
    </message>
    <message>
        <source>run %1 has not ended</source>
        <translation>记录 %1 尚未结束</translation>
    </message>
    <message>
        <source>%1 runs computed again from their bytes: %2 differences.</source>
        <translation>由字节重算 %1 份记录：%2 处差异。</translation>
    </message>
    <message>
        <source>The run was computed again from its bytes: every digit is the same.</source>
        <translation>该记录已由字节重算：每一位数字都相同。</translation>
    </message>
    <message>
        <source>%1 runs computed again from their bytes: every digit is the same.</source>
        <translation>已由字节重算 %1 份记录：每一位数字都相同。</translation>
    </message>
    <message>
        <source>Drawn with the seed &quot;%1&quot; from %2 runs, the newest of them %3. The same seed and number of runs give the same draw on any machine.</source>
        <translation>以种子“%1”从 %2 份记录中抽出，其中最新为 %3。相同的种子和记录数在任何机器上抽样结果相同。</translation>
    </message>
    <message>
        <source>This is not on record: %1</source>
        <translation>本次未存入记录：%1</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Bench</source>
        <translation>检测台</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
</context>
<context>
    <name>velocert::app::AboutWindow</name>
    <message>
        <source>About Velocert</source>
        <translation>关于 Velocert</translation>
    </message>
    <message>
        <source>Which program this is</source>
        <translation>本程序的标识</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Program file</source>
        <translation>程序文件</translation>
    </message>
    <message>
        <source>the system does not tell</source>
        <translation>系统未提供</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>文件的 SHA-256</translation>
    </message>
    <message>
        <source>Pack of %1</source>
        <translation>%1 的标准包</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later</source>
        <translation>GNU 通用公共许可证第 3 版或更新版本</translation>
    </message>
</context>
<context>
    <name>velocert::app::ActForm</name>
    <message>
        <source>%1 (optional)</source>
        <translation>%1（可选）</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>浏览：%1</translation>
    </message>
    <message>
        <source>Take the line out</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Take the line out: %1</source>
        <translation>删除此行：%1</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
</context>
<context>
    <name>velocert::app::ArchivePage</name>
    <message>
        <source>Runs</source>
        <translation>检测记录</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计追踪</translation>
    </message>
    <message>
        <source>Verify and draw</source>
        <translation>校验与抽样</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>查找检测记录</translation>
    </message>
    <message>
        <source>Read the audit trail</source>
        <translation>查看审计追踪</translation>
    </message>
    <message>
        <source>Verify, recompute, draw</source>
        <translation>校验、重算、抽样</translation>
    </message>
    <message>
        <source>Verify the archive</source>
        <translation>校验档案</translation>
    </message>
    <message>
        <source>Recompute all runs</source>
        <translation>重算全部记录</translation>
    </message>
    <message>
        <source>Recompute the run in view</source>
        <translation>重算当前记录</translation>
    </message>
    <message>
        <source>Export the run in view</source>
        <translation>导出当前记录</translation>
    </message>
    <message>
        <source>Compare the run in view with another</source>
        <translation>将当前记录与另一份比较</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose the run that %1 is to be compared with.</source>
        <translation>请选择要与 %1 比较的记录。</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>Annotate the moment in view (M)</source>
        <translation>标注当前时刻 (M)</translation>
    </message>
    <message>
        <source>Save the audit trail</source>
        <translation>保存审计追踪</translation>
    </message>
</context>
<context>
    <name>velocert::app::ArchiveWork</name>
    <message>
        <source>Verifying the archive</source>
        <translation>正在校验档案</translation>
    </message>
    <message>
        <source>Recomputing all runs</source>
        <translation>正在重算全部记录</translation>
    </message>
    <message>
        <source>Recomputing</source>
        <translation>正在重算</translation>
    </message>
    <message>
        <source>Reading the audit trail</source>
        <translation>正在读取审计追踪</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>正在导出记录</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Drawing records</source>
        <translation>正在抽样</translation>
    </message>
    <message>
        <source>entries of the ledger</source>
        <translation>账本条目</translation>
    </message>
    <message>
        <source>files of evidence</source>
        <translation>证据文件</translation>
    </message>
    <message>
        <source>list of runs</source>
        <translation>记录列表</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 s</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>checkpoints to their places</source>
        <translation>检查点送至存放处</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>备份</translation>
    </message>
</context>
<context>
    <name>velocert::app::AttemptsModel</name>
    <message>
        <source>zero / kg</source>
        <translation>零点 / kg</translation>
    </message>
    <message>
        <source>mass / kg</source>
        <translation>质量 / kg</translation>
    </message>
    <message>
        <source>void</source>
        <translation>宣布无效</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>次</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>repeated: %1</source>
        <translation>重做原因：%1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>velocert::app::BackupPage</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>No backup was ever made. Keep three copies on two kinds of media, one of them elsewhere.</source>
        <translation>从未备份。请保留三份副本，存于两种介质，其中一份异地存放。</translation>
    </message>
    <message>
        <source>There is no archive yet, and so nothing to keep.</source>
        <translation>尚无档案，无可备份。</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>made</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>all holds</source>
        <translation>全部一致</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>存放于</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>By</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>按计划</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>%1 rows and files, %2 runs computed again</source>
        <translation>%1 个条目和文件，重算 %2 份记录</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>%1 findings, %2 differences</source>
        <translation>%1 处问题，%2 处差异</translation>
    </message>
    <message>
        <source>Records are kept</source>
        <translation>记录保存</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>Legal holds in force</source>
        <translation>有效的法律保留</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Only new evidence is copied; what is there is never changed. The snapshot is opened again and checked.</source>
        <translation>只复制新证据，已有内容绝不改动。快照完成后重新打开并检查。</translation>
    </message>
    <message>
        <source>Folder on another disk</source>
        <translation>另一磁盘上的文件夹</translation>
    </message>
    <message>
        <source>Key of the station</source>
        <translation>工位密钥</translation>
    </message>
    <message>
        <source>if one is named</source>
        <translation>档案已登记时必填</translation>
    </message>
    <message>
        <source>empty: signatures made here carry no time-stamp</source>
        <translation>留空：在此处所作的签名不带时间戳</translation>
    </message>
    <message>
        <source>Key of the time-stamp authority</source>
        <translation>时间戳机构的密钥</translation>
    </message>
    <message>
        <source>Snapshot %1: %2 entries, %3 new files; opened again, all holds.</source>
        <translation>快照 %1：%2 个条目，%3 个新文件；已重新打开，全部一致。</translation>
    </message>
    <message>
        <source>It is not on record: %1</source>
        <translation>未能记录在案：%1</translation>
    </message>
    <message>
        <source>Rehearse a restore</source>
        <translation>演练恢复</translation>
    </message>
    <message>
        <source>Restores into a scratch folder, verifies everything, computes every verdict again, and puts the result on record.</source>
        <translation>恢复到临时文件夹，校验全部内容，重算每个判定，并将结果记录在案。</translation>
    </message>
    <message>
        <source>Folder of backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>%1 rows and files checked, %2 runs computed again: all holds.</source>
        <translation>已检查 %1 个条目和文件，重算 %2 份记录：全部一致。</translation>
    </message>
    <message>
        <source>Daily upkeep</source>
        <translation>每日维护</translation>
    </message>
    <message>
        <source>Places outside</source>
        <translation>外部存放处</translation>
    </message>
    <message>
        <source>%1, %2 entries</source>
        <translation>%1，%2 条</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>尚未尝试</translation>
    </message>
    <message>
        <source>Too few</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>%1 places of %2: one alone may be lost together with the archive</source>
        <translation>%1 处，应有 %2 处：只有一处可能与档案一同丢失</translation>
    </message>
    <message>
        <source>Set the daily upkeep</source>
        <translation>设定每日维护</translation>
    </message>
    <message>
        <source>Each day at that time the archive is verified, gets a checkpoint by the station&apos;s key and a backup, while this window is open or the command line is told to. Recorded with who and why.</source>
        <translation>每天到时即校验档案、以工位密钥签署检查点并备份；须本窗口开着，或由命令行执行。何人、为何均记录在案。</translation>
    </message>
    <message>
        <source>Time of day at this place</source>
        <translation>当地时间</translation>
    </message>
    <message>
        <source>02:00</source>
        <translation>02:00</translation>
    </message>
    <message>
        <source>empty: no checkpoints</source>
        <translation>留空：不签检查点</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>empty: no backups</source>
        <translation>留空：不备份</translation>
    </message>
    <message>
        <source>Days between rehearsals of a restore</source>
        <translation>恢复演练间隔天数</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Each day at %1 (%2 UTC).</source>
        <translation>每天 %1（%2 UTC）。</translation>
    </message>
    <message>
        <source>Set the places outside</source>
        <translation>设定外部存放处</translation>
    </message>
    <message>
        <source>Every checkpoint is brought to each of them: folders on other media, which must be there. The list so far is replaced.</source>
        <translation>每个检查点都送到每一处：须为其他介质上已存在的文件夹。原有清单将被取代。</translation>
    </message>
    <message>
        <source>Name of the first</source>
        <translation>第一处名称</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>保险柜</translation>
    </message>
    <message>
        <source>Its folder</source>
        <translation>其文件夹</translation>
    </message>
    <message>
        <source>Name of the second</source>
        <translation>第二处名称</translation>
    </message>
    <message>
        <source>second host</source>
        <translation>第二台主机</translation>
    </message>
    <message>
        <source>%1 lies on the disk of the archive: it is lost with it.</source>
        <translation>%1 与档案在同一磁盘：会一同丢失。</translation>
    </message>
    <message>
        <source>The places hold every checkpoint there is.</source>
        <translation>各存放处已有全部检查点。</translation>
    </message>
    <message>
        <source>Make a key of the station</source>
        <translation>生成工位密钥</translation>
    </message>
    <message>
        <source>A new file that only its owner may read. Its public half goes to whoever is to check the archive.</source>
        <translation>只有所有者可读的新文件。其公开部分交给要核查档案的人。</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>station-1</source>
        <translation>station-1</translation>
    </message>
    <message>
        <source>New file</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>Its public half: %1</source>
        <translation>其公开部分：%1</translation>
    </message>
</context>
<context>
    <name>velocert::app::Banner</name>
    <message>
        <source>Report (PDF)  Ctrl+P</source>
        <translation>报告 (PDF)  Ctrl+P</translation>
    </message>
    <message>
        <source>Open folder  Ctrl+O</source>
        <translation>打开文件夹  Ctrl+O</translation>
    </message>
    <message>
        <source>Write the report as PDF</source>
        <translation>生成 PDF 报告</translation>
    </message>
    <message>
        <source>Open the folder of the archive</source>
        <translation>打开档案文件夹</translation>
    </message>
    <message>
        <source>The verdict will stand here.</source>
        <translation>结论将显示在这里。</translation>
    </message>
</context>
<context>
    <name>velocert::app::BenchPage</name>
    <message>
        <source>without a number</source>
        <translation>无编号</translation>
    </message>
    <message>
        <source>Order file</source>
        <translation>委托单文件</translation>
    </message>
    <message>
        <source>This is not on record: %1</source>
        <translation>本次未存入记录：%1</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>开始检测</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一个样品</translation>
    </message>
    <message>
        <source>Declare the attempt void</source>
        <translation>宣布本次无效</translation>
    </message>
    <message>
        <source>Stop safely, keep evidence</source>
        <translation>安全停止，保留证据</translation>
    </message>
    <message>
        <source>Abandon this attempt, keep evidence</source>
        <translation>放弃本次，保留证据</translation>
    </message>
    <message>
        <source>Emergency: outputs off now</source>
        <translation>急停：立即断开输出</translation>
    </message>
    <message>
        <source>Write the report as PDF</source>
        <translation>生成 PDF 报告</translation>
    </message>
    <message>
        <source>Open the folder of the archive</source>
        <translation>打开档案文件夹</translation>
    </message>
    <message>
        <source>Mark this moment (M)</source>
        <translation>标记此刻 (M)</translation>
    </message>
    <message>
        <source>Plan of tests</source>
        <translation>检测计划</translation>
    </message>
    <message>
        <source>Freeze the plot, or let it go on</source>
        <translation>冻结曲线或继续</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>Large letters, to be read from three metres</source>
        <translation>大字显示，三米外可读</translation>
    </message>
    <message>
        <source>Ask the instruments</source>
        <translation>询问仪器</translation>
    </message>
    <message>
        <source>Leave the run, to go on with it another day</source>
        <translation>暂停运行，改日继续</translation>
    </message>
    <message>
        <source>Stopping the run: %1</source>
        <translation>正在停止运行：%1</translation>
    </message>
    <message>
        <source>Run on: %1</source>
        <translation>运行中：%1</translation>
    </message>
    <message>
        <source>Run ended: %1, %2</source>
        <translation>运行已结束：%1，%2</translation>
    </message>
</context>
<context>
    <name>velocert::app::BenchStrip</name>
    <message>
        <source>No test item</source>
        <translation>没有样品</translation>
    </message>
    <message>
        <source>%1, made %2</source>
        <translation>%1&#x3000;制造日期 %2</translation>
    </message>
    <message>
        <source>Safe state read back: %1</source>
        <translation>读回的安全状态：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 instruments: %2</source>
        <translation>%1 台仪器：%2</translation>
    </message>
    <message>
        <source>%1 instruments, %2: %3</source>
        <translation>%1 台仪器，%2：%3</translation>
    </message>
    <message>
        <source>Virtual bench</source>
        <translation>虚拟检测台</translation>
    </message>
    <message>
        <source>Station: bench</source>
        <translation>工位：检测台</translation>
    </message>
    <message>
        <source>Station: %1</source>
        <translation>工位：%1</translation>
    </message>
    <message>
        <source>%1, out of calibration</source>
        <translation>%1，校准失效</translation>
    </message>
    <message>
        <source>out of calibration</source>
        <translation>校准失效</translation>
    </message>
    <message>
        <source>Setup: identify the instruments</source>
        <translation>设置：识别仪器</translation>
    </message>
    <message>
        <source>Its port is opened when a run begins.</source>
        <translation>检测开始时才打开其端口。</translation>
    </message>
    <message>
        <source>Setup shows who answers at which port.</source>
        <translation>“设置”中可查看哪个端口有仪器应答。</translation>
    </message>
    <message>
        <source>It answers within its time.</source>
        <translation>应答及时。</translation>
    </message>
    <message>
        <source>It answers later than it should; nothing is lost yet.</source>
        <translation>应答比应有的时间晚；尚无数据丢失。</translation>
    </message>
    <message>
        <source>Look at cable, baud rate and what else uses the port.</source>
        <translation>请检查电缆、波特率以及是否有其他程序占用端口。</translation>
    </message>
    <message>
        <source>It has been silent for longer than it may be. Its last value is not used.</source>
        <translation>静默时间超过允许值，不使用其最后的数值。</translation>
    </message>
    <message>
        <source>Is it switched on, and not in a menu? Then identify it.</source>
        <translation>请确认仪器已开机且不在菜单中，然后识别仪器。</translation>
    </message>
    <message>
        <source>Its port is gone: the cable or adapter was pulled.</source>
        <translation>端口消失：电缆或适配器被拔出。</translation>
    </message>
    <message>
        <source>Plug it in again at the same port. The attempt is repeated; what was recorded stays.</source>
        <translation>请重新插入同一端口。本次试验将重做，已记录的内容保留。</translation>
    </message>
    <message>
        <source>It is NOT off, as far as anybody knows: switch it off at the instrument itself before anyone touches what is connected.</source>
        <translation>它未关断，或无人能确认其已关断：在有人触碰所连接的物品之前，请在仪器上直接关断。</translation>
    </message>
    <message>
        <source>It is simulated by the program: nothing it shows can be used for certification.</source>
        <translation>由程序模拟：其示值不得用于认证。</translation>
    </message>
    <message>
        <source>Setup: instruments and certificates</source>
        <translation>设置：仪器和证书</translation>
    </message>
</context>
<context>
    <name>velocert::app::ChartBar</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all of the chart</source>
        <translation>显示整幅曲线图</translation>
    </message>
    <message>
        <source>Home, or a double click in the chart</source>
        <translation>Home 键，或在曲线图中双击</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存 …</translation>
    </message>
    <message>
        <source>Save what is seen of the chart</source>
        <translation>保存曲线图所见部分</translation>
    </message>
    <message>
        <source>As a picture, a drawing or values</source>
        <translation>保存为图片、矢量图或数值</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>图片 (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>矢量图 (SVG)</translation>
    </message>
    <message>
        <source>Values (CSV)</source>
        <translation>数值 (CSV)</translation>
    </message>
    <message>
        <source>The chart was not saved; nothing that was recorded is lost.</source>
        <translation>曲线图未保存；已记录的内容没有丢失。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>下一标记</translation>
    </message>
    <message>
        <source>Go on to the next row that stands out</source>
        <translation>转到下一个有标记的行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>复制所选的行</translation>
    </message>
    <message>
        <source>Ctrl+C: with header and units, for a spreadsheet</source>
        <translation>Ctrl+C：连同表头和单位，可粘贴到电子表格</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>数值表</translation>
    </message>
    <message>
        <source>Show the values of the chart as a table</source>
        <translation>以表格显示曲线图的数值</translation>
    </message>
    <message>
        <source>Ctrl+G, there and back</source>
        <translation>Ctrl+G 往返切换</translation>
    </message>
    <message>
        <source>Chart: zoom in</source>
        <translation>曲线图：放大</translation>
    </message>
    <message>
        <source>Chart: zoom out</source>
        <translation>曲线图：缩小</translation>
    </message>
    <message>
        <source>Chart: show all of it</source>
        <translation>曲线图：显示全部</translation>
    </message>
    <message>
        <source>Chart: second cursor, for differences</source>
        <translation>曲线图：第二光标，用于读取差值</translation>
    </message>
    <message>
        <source>Chart: without the second cursor</source>
        <translation>曲线图：去掉第二光标</translation>
    </message>
    <message>
        <source>Chart: values as a table, there and back</source>
        <translation>曲线图：数值表，以及返回曲线图</translation>
    </message>
    <message>
        <source>Chart: save what is seen as a picture (PNG)</source>
        <translation>曲线图：将所见保存为图片（PNG）</translation>
    </message>
    <message>
        <source>Chart: save what is seen as a drawing (SVG)</source>
        <translation>曲线图：将所见保存为矢量图（SVG）</translation>
    </message>
    <message>
        <source>Chart: save the values of what is seen (CSV)</source>
        <translation>曲线图：将所见数值保存为 CSV</translation>
    </message>
    <message>
        <source>Chart: save what is seen …</source>
        <translation>曲线图：保存所见部分 …</translation>
    </message>
</context>
<context>
    <name>velocert::app::CheckView</name>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Verify the archive</source>
        <translation>校验档案</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>重算</translation>
    </message>
    <message>
        <source>Takes the bytes that came down the wire, decodes, evaluates and judges them again with the pack and the certificates of that day, and lists every digit that differs.</source>
        <translation>取出当时线路上的字节，用当日的标准包和证书重新解码、计算和判定，并列出每个不同的数字。</translation>
    </message>
    <message>
        <source>Recompute all runs</source>
        <translation>重算全部记录</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>随机抽样</translation>
    </message>
    <message>
        <source>Which records to look at, chosen by nobody. Say any seed aloud, a date or a throw of dice: the same seed gives the same records, here and on any other machine.</source>
        <translation>查看哪些记录，不由任何人挑选。当众说出任意种子，如日期或骰子点数：同一种子在任何机器上抽出相同的记录。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Records drawn</source>
        <translation>抽出的记录</translation>
    </message>
    <message>
        <source>Recompute those drawn</source>
        <translation>重算抽出的记录</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>尚未抽样。</translation>
    </message>
    <message>
        <source>No. %1 · %2</source>
        <translation>第 %1 份 · %2</translation>
    </message>
    <message>
        <source>Reads every entry of the ledger and every file of evidence, computes every digest and the chain anew, and names each place that does not hold. Whoever may puts on record that it was done, and what was found.</source>
        <translation>读取账本的每个条目和每个证据文件，重新计算所有摘要和链，并指出每处不一致。有权限者的校验及其结果存入记录。</translation>
    </message>
</context>
<context>
    <name>velocert::app::CommandList</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>键入命令</translation>
    </message>
</context>
<context>
    <name>velocert::app::CompareModel</name>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>异同</translation>
    </message>
</context>
<context>
    <name>velocert::app::CompareView</name>
    <message>
        <source>Line by line</source>
        <translation>逐项</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Attempt of the first run</source>
        <translation>第一次检测中的次数</translation>
    </message>
    <message>
        <source>Attempt of the second run</source>
        <translation>第二次检测中的次数</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Reading the bytes …</source>
        <translation>正在读取线路字节……</translation>
    </message>
    <message>
        <source>Click into the chart to read both curves at one place.</source>
        <translation>在图中点击，可读出两条曲线在同一处的值。</translation>
    </message>
    <message>
        <source>Back to the run</source>
        <translation>返回记录</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>只看不同之处</translation>
    </message>
    <message>
        <source>Two runs side by side</source>
        <translation>两份记录并列</translation>
    </message>
    <message>
        <source>%1 of %2 lines differ</source>
        <translation>%1 / %2 行不同</translation>
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
        <translation>本版标准的条款：%1</translation>
    </message>
    <message>
        <source>Enter lists the clauses of a part; Left and Right choose it: %1</source>
        <translation>按 Enter 列出该部分的条款，左右键选择：%1</translation>
    </message>
    <message>
        <source>Clauses: %1</source>
        <translation>条款：%1</translation>
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
        <translation>校准机构</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>无证书</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>自 %1 起超期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>出厂编号</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>instruments that may not be used: %1</source>
        <translation>不得使用的仪器：%1</translation>
    </message>
    <message>
        <source>certificates that end within 30 days: %1</source>
        <translation>30 天内到期的证书：%1</translation>
    </message>
    <message>
        <source>all instruments in service are calibrated</source>
        <translation>在用仪器均已校准</translation>
    </message>
    <message>
        <source>Certificate %1</source>
        <translation>证书 %1</translation>
    </message>
    <message>
        <source>By</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Traceable to</source>
        <translation>溯源至</translation>
    </message>
    <message>
        <source>Calibrated on</source>
        <translation>校准日期</translation>
    </message>
    <message>
        <source>May be used until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Measurand</source>
        <translation>被测量</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>示值</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>修正值</translation>
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
        <translation>%1 的范围</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Accepted when</source>
        <translation>接受准则</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Why so</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Intermediate checks: %1</source>
        <translation>期间核查：%1</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考值</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Enter an intermediate check</source>
        <translation>录入期间核查</translation>
    </message>
    <message>
        <source>A check that fails blocks every step with this instrument from now on.</source>
        <translation>核查不合格将立即禁止使用该仪器的所有步骤。</translation>
    </message>
    <message>
        <source>value and unit</source>
        <translation>数值和单位</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大允许差</translation>
    </message>
    <message>
        <source>The check passed and is on record.</source>
        <translation>核查合格，已记录。</translation>
    </message>
    <message>
        <source>The check FAILED and is on record: the instrument is blocked.</source>
        <translation>核查不合格，已记录：该仪器被禁用。</translation>
    </message>
    <message>
        <source>Take out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Put in service</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>No step can begin with it until it is put in service again.</source>
        <translation>重新启用前，任何步骤都不能使用它。</translation>
    </message>
    <message>
        <source>Steps can begin with it again as far as its certificates hold.</source>
        <translation>证书有效范围内可再次使用。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The state of %1 is on record.</source>
        <translation>%1 的状态已记录。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>From its file (velocert-calibration/1); a scan that it names is kept if it lies beside it.</source>
        <translation>取自证书文件（velocert-calibration/1）；其所指的扫描件若在旁边则一并保存。</translation>
    </message>
    <message>
        <source>The certificate %1 is on record.</source>
        <translation>证书 %1 已记录。</translation>
    </message>
    <message>
        <source>From its file (velocert-equipment/1), with all that ISO/IEC 17025 wants to be known of it.</source>
        <translation>取自仪器文件（velocert-equipment/1），包含 ISO/IEC 17025 要求的全部信息。</translation>
    </message>
    <message>
        <source>The instrument %1 is on record.</source>
        <translation>仪器 %1 已记录。</translation>
    </message>
    <message>
        <source>No instrument is in the register yet. Enter one, then its calibration certificate: without one no real measurement can begin.</source>
        <translation>设备台账中尚无仪器。请先录入仪器，再录入其校准证书：没有证书，任何真实测量都不能开始。</translation>
    </message>
    <message>
        <source>Certificate from a file</source>
        <translation>从文件录入证书</translation>
    </message>
    <message>
        <source>Instrument from a file</source>
        <translation>从文件录入仪器</translation>
    </message>
    <message>
        <source>Certificates that later ones replaced</source>
        <translation>已被后续证书取代的证书</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>No instrument is in the register yet. Whoever keeps the equipment (a custodian or a signatory) enters it with its calibration certificate: without one no real measurement can begin.</source>
        <translation>登记册中还没有仪器。由设备管理员或授权签字人录入仪器及其校准证书；没有证书就不能开始正式测量。</translation>
    </message>
</context>
<context>
    <name>velocert::app::FirstStart</name>
    <message>
        <source>Making sample data</source>
        <translation>正在生成示例数据</translation>
    </message>
    <message>
        <source>Four rooms by duty</source>
        <translation>按职责分为四处</translation>
    </message>
    <message>
        <source>On the left: the Bench for tests, Review for reports, the Archive for looking back, Setup for the laboratory. You see what you may use. Ctrl+1 to Ctrl+4 go there; Ctrl+K finds every command by name.</source>
        <translation>左侧：检测台用于检测，审核用于报告，档案用于回看，设置用于实验室。您只看到可用的部分。Ctrl+1 至 Ctrl+4 直达；Ctrl+K 按名称查找命令。</translation>
    </message>
    <message>
        <source>The Bench asks one thing at a time</source>
        <translation>检测台一次只问一件事</translation>
    </message>
    <message>
        <source>Scan or type the item: the edition that applies appears with its reason. One list names everything that is in the way of the start. During a run the centre says what to do now; Space is the primary action.</source>
        <translation>扫描或输入样品：适用版本及理由随即出现。一个列表列出所有阻碍开始的事项。检测中，中央显示当前要做的事；空格键执行主要操作。</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>什么都不会丢失</translation>
    </message>
    <message>
        <source>Every byte from an instrument is kept. A retry is a new attempt and the earlier one stays. The three stops say on the button what they do; the instruments go to their safe state and tell it.</source>
        <translation>仪器的每个字节都会保存。重做是新的尝试，之前的保留。三种停止在按钮上写明后果；仪器回到安全状态并予以确认。</translation>
    </message>
    <message>
        <source>A verdict has its reason</source>
        <translation>判定皆有理由</translation>
    </message>
    <message>
        <source>Value, limit, uncertainty and margin stand beside each verdict. What is missing or not verified gives Not evaluated with its cause, never a Pass.</source>
        <translation>每个判定旁列出数值、限值、不确定度和余量。缺失或未核实者为“未评定”并说明原因，绝不判为合格。</translation>
    </message>
    <message>
        <source>The Archive proves it</source>
        <translation>档案予以证明</translation>
    </message>
    <message>
        <source>Search as you type, open a run as it was, move through plot, prompt and bytes together, and recompute the verdict from the bytes. Verify reads every entry; the audit trail is sentences.</source>
        <translation>边输入边查找，打开当时的记录，曲线、提示和字节同步移动，并由字节重算判定。校验读取每个条目；审计追踪以句子呈现。</translation>
    </message>
    <message>
        <source>Setup keeps it in order</source>
        <translation>设置使一切有序</translation>
    </message>
    <message>
        <source>Instruments with certificates and checks, limits released by two persons, people and competence, signing, backup with rehearsal, self-qualification. F1 opens the help of where you are.</source>
        <translation>仪器及其证书和核查、由两人放行的限值、人员与能力、签名、备份与演练、自检确认。F1 打开当前位置的帮助。</translation>
    </message>
    <message>
        <source>People and runs</source>
        <translation>人员与检测</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>velocert::app::FocusPage</name>
    <message>
        <source>F11: back to the whole screen</source>
        <translation>F11：返回完整界面</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The run has ended</source>
        <translation>检测已结束</translation>
    </message>
    <message>
        <source>Space: %1</source>
        <translation>空格：%1</translation>
    </message>
    <message>
        <source>Something has to be typed: Space or F11 leads there</source>
        <translation>需要输入：按空格或 F11 前往</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>no limit at this step</source>
        <translation>此步骤没有限值</translation>
    </message>
</context>
<context>
    <name>velocert::app::Guide</name>
    <message>
        <source>Folder of the archive</source>
        <translation>档案文件夹</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>初次使用</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>带我参观</translation>
    </message>
    <message>
        <source>With sample data to look around in</source>
        <translation>附带可供浏览的示例数据</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Welcome. What would you like to do?</source>
        <translation>欢迎。您想做什么？</translation>
    </message>
    <message>
        <source>Look around with the virtual bench: everything works as in earnest, and all that comes out of it is marked as a specimen. Or set up this station: a real archive, the first account, instruments on their ports.</source>
        <translation>用虚拟检测台随便看看：一切与实际相同，产生的内容均标为样张。或设置本工位：真实档案、首个账号、各端口的仪器。</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>随便看看</translation>
    </message>
    <message>
        <source>Set up this station</source>
        <translation>设置本工位</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Where are the records to be kept?</source>
        <translation>记录保存在哪里？</translation>
    </message>
    <message>
        <source>A folder of its own on a disk that is backed up. It becomes a real archive for ever: no simulation ever gets into it. Do not choose a folder that is synchronised with a cloud.</source>
        <translation>有备份的磁盘上的独立文件夹。它将永远是真实档案：任何模拟都不能进入。请勿选择与云同步的文件夹。</translation>
    </message>
    <message>
        <source>Make the archive</source>
        <translation>建立档案</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Making sample data</source>
        <translation>正在生成示例数据</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>够了</translation>
    </message>
    <message>
        <source>The virtual bench is ready</source>
        <translation>虚拟检测台已就绪</translation>
    </message>
    <message>
        <source>The archive is made</source>
        <translation>档案已建立</translation>
    </message>
    <message>
        <source>Scan or type an item number on the Bench and press Start, or look through the runs in the Archive.</source>
        <translation>在检测台扫描或输入样品编号并按开始，或在档案中浏览记录。</translation>
    </message>
    <message>
        <source>Go to the Bench</source>
        <translation>前往检测台</translation>
    </message>
    <message>
        <source>Show me around (5 minutes)</source>
        <translation>带我参观（5 分钟）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>跳过参观</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The window now asks for the first account, that of an authorised signatory. Then the list of first steps leads through instruments, certificates and ports to the first run.</source>
        <translation>窗口现在要求建立首个账户，即授权签字人的账户。随后“初次使用”清单将引导您完成仪器、证书和端口的设置，直至首次检测。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>✓ %1: %2</source>
        <translation>✓ %1：%2</translation>
    </message>
    <message>
        <source>○ %1: %2</source>
        <translation>○ %1：%2</translation>
    </message>
    <message>
        <source>What this station still wants</source>
        <translation>此工位尚需完成</translation>
    </message>
    <message>
        <source>This station is ready</source>
        <translation>此工位已就绪</translation>
    </message>
    <message>
        <source>One after the other; this list comes back with &quot;First steps&quot; among the commands (Ctrl+K).</source>
        <translation>请逐项完成；此清单可通过命令（Ctrl+K）中的“初次使用”再次打开。</translation>
    </message>
    <message>
        <source>Scan or type an item number on the Bench and press Start.</source>
        <translation>请在检测台扫描或输入样品编号，然后按开始。</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Another archive or the virtual bench</source>
        <translation>其他档案或虚拟检测台</translation>
    </message>
    <message>
        <source>%1, %2 of %3: %4</source>
        <translation>%1，第 %2 / %3 项：%4</translation>
    </message>
    <message>
        <source>People for every duty; runs on the virtual bench as fast as it goes, among them one too heavy, one with too long a stop, one with a pulled cable and one that was left half-way; and reports of them, one signed and issued. It takes half a minute.</source>
        <translation>各岗位的人员；在虚拟检测台上以最快速度完成的检测，其中一次超重、一次制动距离过长、一次线缆被拔、一次中途停止；以及相应报告，其中一份已签发。约需半分钟。</translation>
    </message>
    <message>
        <source>The window asks who you are: look around as technician, reviewer, signatory or auditor, one press each. Each sees what that duty sees; signing out leads to the next.</source>
        <translation>窗口会询问您的身份：按一下即可以检测员、审核人、授权签字人或审计员身份浏览。各人只看到本岗位所见；退出登录后可换下一个身份。</translation>
    </message>
    <message>
        <source>Ending …</source>
        <translation>正在结束…</translation>
    </message>
</context>
<context>
    <name>velocert::app::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题列表</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>帮助页</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Search: words, or the number of a clause</source>
        <translation>搜索：词语或条款号</translation>
    </message>
    <message>
        <source>How it is done: [%1](topic:%2)</source>
        <translation>操作方法：[%1](topic:%2)</translation>
    </message>
</context>
<context>
    <name>velocert::app::InstrumentWindow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open the page of Setup</source>
        <translation>打开“设置”中的页面</translation>
    </message>
</context>
<context>
    <name>velocert::app::ItemForm</name>
    <message>
        <source>choose its file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>委托单</translation>
    </message>
    <message>
        <source>Test item</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>scan or type</source>
        <translation>扫描或键入</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>电池</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动方式</translation>
    </message>
    <message>
        <source>Certified to</source>
        <translation>认证依据</translation>
    </message>
    <message>
        <source>none or not known</source>
        <translation>无或未知</translation>
    </message>
    <message>
        <source>%1 applies</source>
        <translation>适用 %1</translation>
    </message>
    <message>
        <source>No edition can be named</source>
        <translation>不能确定适用版本</translation>
    </message>
    <message>
        <source>Which edition applies?</source>
        <translation>适用哪一版？</translation>
    </message>
    <message>
        <source>It follows from the day the vehicle was made or imported, then from its certificate.</source>
        <translation>先看制造或进口日期，再看证书。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>It has</source>
        <translation>配有</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Filled in from the run of %1 (UTC). Compare it with the vehicle.</source>
        <translation>按 %1（UTC）的检测记录填入，请与实车核对。</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>无%1</translation>
    </message>
    <message>
        <source>not said: all is asked</source>
        <translation>未说明：全部要求均适用</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>velocert::app::LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>No edition pack is installed: the installation is damaged.</source>
        <translation>未安装任何标准包：安装已损坏。</translation>
    </message>
    <message>
        <source>proposed, to be confirmed</source>
        <translation>已提议，待确认</translation>
    </message>
    <message>
        <source>assumed for training</source>
        <translation>培训用假设值</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>proposals that wait for a second person: %1</source>
        <translation>等待第二人确认的提议：%1</translation>
    </message>
    <message>
        <source>limits of the newest edition to be read from the official copy: %1</source>
        <translation>最新版本中待从正式文本核对的限值：%1</translation>
    </message>
    <message>
        <source>every limit of the newest edition can judge</source>
        <translation>最新版本的全部限值均可判定</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Judged at</source>
        <translation>判定条件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>后果</translation>
    </message>
    <message>
        <source>It never judges: whatever rests on it is not evaluated until two persons release it.</source>
        <translation>不参与判定：在两人放行之前，依赖它的项目均为未评定。</translation>
    </message>
    <message>
        <source>The demonstration laboratory assumes it, in training alone.</source>
        <translation>由演示实验室假设，仅用于培训。</translation>
    </message>
    <message>
        <source>Proposal %1: what would change</source>
        <translation>提议 %1：将发生的变化</translation>
    </message>
    <message>
        <source>What was decided before</source>
        <translation>以往决定</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提议人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>Edition pack</source>
        <translation>标准包</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Pack (SHA-256)</source>
        <translation>标准包（SHA-256）</translation>
    </message>
    <message>
        <source>Limits released by</source>
        <translation>限值放行者</translation>
    </message>
    <message>
        <source>nobody: as shipped</source>
        <translation>无：出厂状态</translation>
    </message>
    <message>
        <source>Propose a value</source>
        <translation>提议数值</translation>
    </message>
    <message>
        <source>From the official copy, in its very digits. Nothing changes until a second person confirms.</source>
        <translation>按正式文本的原数字录入。第二人确认之前不发生任何变化。</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>value and unit</source>
        <translation>数值和单位</translation>
    </message>
    <message>
        <source>Upper value</source>
        <translation>上限值</translation>
    </message>
    <message>
        <source>Official copy</source>
        <translation>正式文本</translation>
    </message>
    <message>
        <source>which copy it was read from</source>
        <translation>取自哪一份文本</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Proposal %1 is on record. A second person confirms it here.</source>
        <translation>提议 %1 已记录。由第二人在此确认。</translation>
    </message>
    <message>
        <source>Confirm as a second person</source>
        <translation>由第二人确认</translation>
    </message>
    <message>
        <source>Compare with the official copy yourself. The limit judges from the next run on.</source>
        <translation>请亲自与正式文本核对。自下一次检测起按此限值判定。</translation>
    </message>
    <message>
        <source>Login of the second person</source>
        <translation>第二人的登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Name of the second person</source>
        <translation>第二人的姓名</translation>
    </message>
    <message>
        <source>Proposal %1 is confirmed: revision %2 is in force.</source>
        <translation>提议 %1 已确认：第 %2 版生效。</translation>
    </message>
    <message>
        <source>Reject the proposal</source>
        <translation>否决提议</translation>
    </message>
    <message>
        <source>It stays on record without effect.</source>
        <translation>保留在案，不产生效力。</translation>
    </message>
    <message>
        <source>Proposal %1 is rejected and stays on record.</source>
        <translation>提议 %1 已否决并保留在案。</translation>
    </message>
    <message>
        <source>limits of the newest edition that nobody has confirmed: %1 assumed for training, %2 provisional</source>
        <translation>最新版本中尚无人确认的限值：培训假定 %1 个，暂定 %2 个</translation>
    </message>
    <message>
        <source>Name in the pack</source>
        <translation>标准包中的名称</translation>
    </message>
    <message>
        <source>only where the value is one of two bounds</source>
        <translation>仅当限值有上下两个界限时</translation>
    </message>
</context>
<context>
    <name>velocert::app::LivePlot</name>
    <message>
        <source>Plot</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>‖ Frozen at %1 %2: the measurement goes on, what comes is not drawn. F9 goes on.</source>
        <translation>‖ 已冻结于 %1 %2：测量继续进行，新数据暂不绘制。按 F9 继续。</translation>
    </message>
    <message>
        <source>‖ Frozen: the measurement goes on, what comes is not drawn. F9 goes on.</source>
        <translation>‖ 已冻结：测量继续进行，新数据暂不绘制。按 F9 继续。</translation>
    </message>
</context>
<context>
    <name>velocert::app::LookRecorder</name>
    <message>
        <source>Recording the look</source>
        <translation>正在记录查看</translation>
    </message>
    <message>
        <source>Looks that wait to be recorded: %1. %2</source>
        <translation>待记录的查看：%1。%2</translation>
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
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换明暗主题</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>转到：%1</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁定屏幕</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Open another archive</source>
        <translation>打开另一个档案</translation>
    </message>
    <message>
        <source>Integrity and upkeep of the archive</source>
        <translation>档案的完整性与维护</translation>
    </message>
    <message>
        <source>Verify the archive now</source>
        <translation>立即校验档案</translation>
    </message>
    <message>
        <source>About Velocert</source>
        <translation>关于 Velocert</translation>
    </message>
    <message>
        <source>Foot switch: learn its key</source>
        <translation>脚踏开关：学习按键</translation>
    </message>
</context>
<context>
    <name>velocert::app::PagesView</name>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the pages large</source>
        <translation>放大显示页面</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <translation>报告页面</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>velocert::app::PastRunPresenter</name>
    <message>
        <source>Reading the attempt</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>before the first action</source>
        <translation>首个动作之前</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 by the instrument&apos;s counter</source>
        <translation>%1（仪器计数）</translation>
    </message>
</context>
<context>
    <name>velocert::app::PastRunView</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>重算</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>与另一份比较</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Facts of the run</source>
        <translation>检测信息</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>Facts of the attempt</source>
        <translation>本次信息</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Measurand</source>
        <translation>被测量</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Bytes on the wire</source>
        <translation>线路字节</translation>
    </message>
    <message>
        <source>The run ended before its first attempt.</source>
        <translation>检测在首次尝试之前已结束。</translation>
    </message>
    <message>
        <source>Reading the bytes …</source>
        <translation>正在读取字节…</translation>
    </message>
    <message>
        <source>Bytes and annotations</source>
        <translation>字节与标注</translation>
    </message>
    <message>
        <source>Mark (M)</source>
        <translation>标记 (M)</translation>
    </message>
    <message>
        <source>Annotate the moment in view</source>
        <translation>标注当前时刻</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Annotations (%1)</source>
        <translation>标注 (%1)</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1随时间变化</translation>
    </message>
    <message>
        <source>speed over distance, with the limit</source>
        <translation>速度随距离变化，含限值</translation>
    </message>
    <message>
        <source>VOIDED: counts for nothing</source>
        <translation>已作废：不计入</translation>
    </message>
</context>
<context>
    <name>velocert::app::PeoplePage</name>
    <message>
        <source>Second person (login)</source>
        <translation>第二人（登录名）</translation>
    </message>
    <message>
        <source>a signatory, where two persons are needed</source>
        <translation>需要两人时，由授权签字人填写</translation>
    </message>
    <message>
        <source>Their password</source>
        <translation>其密码</translation>
    </message>
    <message>
        <source>Make the first account</source>
        <translation>建立首个账号</translation>
    </message>
    <message>
        <source>A signatory, who makes it for themselves. From then on every act needs an account.</source>
        <translation>授权签字人本人建立。此后每项操作都需要账号。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>small letters, as li.ming</source>
        <translation>小写字母，如 li.ming</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文姓名</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>拉丁字母姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>15 characters or more</source>
        <translation>至少 15 个字符</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>start of the laboratory</source>
        <translation>实验室启用</translation>
    </message>
    <message>
        <source>The account of %1 is on record. Sign in with it.</source>
        <translation>%1 的账号已记录。请用它登录。</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>建立账号</translation>
    </message>
    <message>
        <source>The person has to change the password at the first sign-in.</source>
        <translation>本人首次登录时必须更改密码。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>The account of %1 is on record.</source>
        <translation>%1 的账号已记录。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Change the roles</source>
        <translation>更改角色</translation>
    </message>
    <message>
        <source>In the place of those the person has. Nobody changes their own.</source>
        <translation>取代其现有角色。任何人不得更改自己的角色。</translation>
    </message>
    <message>
        <source>A second role</source>
        <translation>第二个角色</translation>
    </message>
    <message>
        <source>The roles of %1 are changed.</source>
        <translation>%1 的角色已更改。</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>It is kept; its login and name stay taken.</source>
        <translation>账号保留，登录名和姓名仍被占用。</translation>
    </message>
    <message>
        <source>The account of %1 is disabled.</source>
        <translation>%1 的账号已停用。</translation>
    </message>
    <message>
        <source>Open the account again</source>
        <translation>重新启用账号</translation>
    </message>
    <message>
        <source>The account of %1 is open again.</source>
        <translation>%1 的账号已重新启用。</translation>
    </message>
    <message>
        <source>Unlock the account</source>
        <translation>解锁账号</translation>
    </message>
    <message>
        <source>After failures to sign in. Ask the person first.</source>
        <translation>因登录失败被锁定。请先询问本人。</translation>
    </message>
    <message>
        <source>The account of %1 is unlocked.</source>
        <translation>%1 的账号已解锁。</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>The person has to change it at the next sign-in.</source>
        <translation>本人下次登录时必须更改。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The password of %1 is reset.</source>
        <translation>%1 的密码已重置。</translation>
    </message>
    <message>
        <source>Authorise for a method</source>
        <translation>方法授权</translation>
    </message>
    <message>
        <source>After training and a check of competence.</source>
        <translation>经培训和能力确认之后。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>empty: until it is withdrawn</source>
        <translation>留空：直至撤销</translation>
    </message>
    <message>
        <source>which training, which check</source>
        <translation>何种培训和确认</translation>
    </message>
    <message>
        <source>Authorisation %1 is on record.</source>
        <translation>授权 %1 已记录。</translation>
    </message>
    <message>
        <source>Withdraw an authorisation</source>
        <translation>撤销授权</translation>
    </message>
    <message>
        <source>From today on.</source>
        <translation>自今日起。</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Authorisation %1 is withdrawn.</source>
        <translation>授权 %1 已撤销。</translation>
    </message>
    <message>
        <source>Record an access review</source>
        <translation>记录权限复核</translation>
    </message>
    <message>
        <source>That you looked through all accounts, roles and rights as they are now.</source>
        <translation>表明您已逐一查看现有全部账号、角色和权限。</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>复核结论</translation>
    </message>
    <message>
        <source>The access review is on record.</source>
        <translation>权限复核已记录。</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>authorised signatory</source>
        <translation>授权签字人</translation>
    </message>
    <message>
        <source>custodian of instruments</source>
        <translation>设备管理员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>There are no accounts: everybody is known by name alone, and nobody can sign. Make the first account, that of a signatory; from then on every act needs one.</source>
        <translation>没有账号：人员仅以姓名标识，无人可以签名。请建立首个账号（授权签字人）；此后每项操作都需要账号。</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>password due</source>
        <translation>密码待更改</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>none: everybody is known by name alone</source>
        <translation>无：人员仅以姓名标识</translation>
    </message>
    <message>
        <source>Access review</source>
        <translation>权限复核</translation>
    </message>
    <message>
        <source>nobody has looked through all accounts and rights yet</source>
        <translation>尚无人复核全部账号和权限</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Made (UTC)</source>
        <translation>建立（UTC）</translation>
    </message>
    <message>
        <source>%1 from %2%3</source>
        <translation>%1，自 %2 起%3</translation>
    </message>
    <message>
        <source> until %1</source>
        <translation>，至 %1</translation>
    </message>
    <message>
        <source>Last sign-in (UTC)</source>
        <translation>最近登录（UTC）</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Disabled because</source>
        <translation>停用原因</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>none: this person cannot sign</source>
        <translation>无：此人不能签名</translation>
    </message>
    <message>
        <source>Competence</source>
        <translation>能力授权</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>does not hold today</source>
        <translation>今日无效</translation>
    </message>
</context>
<context>
    <name>velocert::app::PersonButton</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>已登录：%1</translation>
    </message>
</context>
<context>
    <name>velocert::app::PreparePage</name>
    <message>
        <source>Before you start</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>开始检测</translation>
    </message>
    <message>
        <source>To do: %1</source>
        <translation>做法：%1</translation>
    </message>
    <message>
        <source>Nothing blocks the start.</source>
        <translation>没有妨碍开始的事项。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) block the start.</source>
        <translation><numerusform>有 %n 项妨碍开始。</numerusform></translation>
    </message>
    <message>
        <source>this item</source>
        <translation>本样品</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Earlier runs (UTC)</source>
        <translation>以往检测（UTC）</translation>
    </message>
    <message>
        <source>Plan of tests …</source>
        <translation>检测计划 …</translation>
    </message>
    <message>
        <source>Ask the instruments</source>
        <translation>询问仪器</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在询问……</translation>
    </message>
    <message>
        <source>To do (%1): %2</source>
        <translation>处理（%1）：%2</translation>
    </message>
    <message>
        <source>Go on with the run of %1</source>
        <translation>继续 %1 的运行</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>velocert::app::OpinionFields</name>
    <message>
        <source>Opinions and interpretations (may be left out)</source>
        <translation>意见和解释（可不填）</translation>
    </message>
    <message>
        <source>Only a person who may approve with every method of this run states opinions.</source>
        <translation>只有对本次检验的每个方法都有批准权的人员才能提出意见。</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见或解释</translation>
    </message>
    <message>
        <source>On what it rests</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>What was said about it with the client: with whom and when (may be empty)</source>
        <translation>就此与委托方的沟通：与谁、何时（可不填）</translation>
    </message>
    <message>
        <source>Add another opinion</source>
        <translation>再加一条意见</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>撤回最后一条</translation>
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
        <translation>编制报告</translation>
    </message>
    <message>
        <source>Tested by</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>The client&apos;s order (a training archive has one for demonstration)</source>
        <translation>委托单（培训档案有演示用委托单）</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the file of the order</source>
        <translation>选择委托单文件</translation>
    </message>
    <message>
        <source>Prepare the report</source>
        <translation>编制报告</translation>
    </message>
    <message>
        <source>Amends a report that went out</source>
        <translation>修改已签发的报告</translation>
    </message>
    <message>
        <source>Replaces it: a whole new report</source>
        <translation>替代原报告：一份完整的新报告</translation>
    </message>
    <message>
        <source>Supplement: to be read together with it</source>
        <translation>补充：与原报告一并阅读</translation>
    </message>
    <message>
        <source>Kind of amendment</source>
        <translation>修改的类型</translation>
    </message>
    <message>
        <source>Reason, as it is printed. What changed is taken from the two reports and printed too.</source>
        <translation>理由，将原样打印。修改之处取自两份报告，也会打印。</translation>
    </message>
    <message>
        <source>Reason of the amendment</source>
        <translation>修改的理由</translation>
    </message>
    <message>
        <source>No, it stands alone</source>
        <translation>否，独立报告</translation>
    </message>
    <message>
        <source>This archive has no accounts: people are known by the names typed here, and nothing can be signed. Accounts are made in Setup, People.</source>
        <translation>本档案没有帐户：人员只按此处填写的姓名记录，不能签名。请在“设置”的“人员”中建立帐户。</translation>
    </message>
    <message>
        <source>Go to Setup, People</source>
        <translation>转到“设置”的“人员”</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Nobody may: give a person the role in Setup, People.</source>
        <translation>无人有此角色：请在“设置”的“人员”中授予。</translation>
    </message>
</context>
<context>
    <name>velocert::app::PrimaryButton</name>
    <message>
        <source>Space  %1</source>
        <translation>空格  %1</translation>
    </message>
</context>
<context>
    <name>velocert::app::SoundWindow</name>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sounds: on, off, volume</source>
        <translation>声音：开、关、音量</translation>
    </message>
    <message>
        <source>Sounds at start, end and verdict</source>
        <translation>开始、结束和判定时发声</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Listen: the instruments record from now on</source>
        <translation>试听：仪器从现在开始记录</translation>
    </message>
    <message>
        <source>Listen: recorded, nothing more to hold</source>
        <translation>试听：记录完毕，不必再保持</translation>
    </message>
    <message>
        <source>Listen: pass</source>
        <translation>试听：合格</translation>
    </message>
    <message>
        <source>Listen: fail</source>
        <translation>试听：不合格</translation>
    </message>
    <message>
        <source>Listen: no verdict, or trouble</source>
        <translation>试听：没有判定，或出现故障</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation>音量：%1 %</translation>
    </message>
</context>
<context>
    <name>velocert::app::Stopwatch</name>
    <message>
        <source>Stop the watch</source>
        <translation>停止秒表</translation>
    </message>
    <message>
        <source>Start the stopwatch</source>
        <translation>启动秒表</translation>
    </message>
    <message>
        <source>Counts in tenths of a second; the time is put into the field.</source>
        <translation>以 0.1 s 计时，时间自动填入此栏。</translation>
    </message>
</context>
<context>
    <name>velocert::app::PromptFields</name>
    <message>
        <source>Stopwatch: %1</source>
        <translation>秒表：%1</translation>
    </message>
    <message>
        <source>Stop the watch first.</source>
        <translation>请先停止秒表。</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>Yes, it is so</source>
        <translation>是，已确认</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>请选择一项。</translation>
    </message>
    <message>
        <source>Confirm it, or do not begin.</source>
        <translation>请确认；未满足则不要开始。</translation>
    </message>
    <message>
        <source>Enter it.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>It does not have the form that is asked for.</source>
        <translation>格式不符合要求。</translation>
    </message>
    <message>
        <source>Enter the path of the file.</source>
        <translation>请输入文件路径。</translation>
    </message>
    <message>
        <source>Enter a day, such as 2026-03-01.</source>
        <translation>请输入日期，例如 2026-03-01。</translation>
    </message>
    <message>
        <source>Enter a value.</source>
        <translation>请填写数值。</translation>
    </message>
    <message>
        <source>A number is needed, such as %1.</source>
        <translation>需要一个数值，例如 %1。</translation>
    </message>
    <message>
        <source>Not plausible: it lies between %1 and %2.</source>
        <translation>数值不可信：应在 %1 与 %2 之间。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be read: see whether you may read it, and try again.</source>
        <translation>无法读取 %1：请确认有读取权限，然后重试。</translation>
    </message>
    <message>
        <source>%1 is a folder, is empty or has more than %2 MiB.</source>
        <translation>%1 是文件夹、为空或超过 %2 MiB。</translation>
    </message>
    <message>
        <source>%1 is no whole photo: a JPEG or PNG is needed.</source>
        <translation>%1 不是完整的照片：需要 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>%1 is no whole document: JPEG, PNG, PDF, CSV or text is needed.</source>
        <translation>%1 不是完整的文件：需要 JPEG、PNG、PDF、CSV 或文本。</translation>
    </message>
</context>
<context>
    <name>velocert::app::QualificationPage</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Key of the station</source>
        <translation>工位密钥</translation>
    </message>
    <message>
        <source>Self-qualification</source>
        <translation>自检确认</translation>
    </message>
    <message>
        <source>Not run in this window yet. It takes the shipped examples with their published results through the very functions that work in earnest, throws faults on the virtual bench, and leaves a report.</source>
        <translation>本窗口尚未运行。它用随附的、具有公开结果的算例检验实际使用的函数，在虚拟检测台上制造故障，并生成报告。</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>修约</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>ledger</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>%1: %2 checks, %3 failures</source>
        <translation>%1：%2 项检查，%3 项失败</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>符合预期</translation>
    </message>
    <message>
        <source>NOT as expected</source>
        <translation>不符合预期</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>在案</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Qualify the program</source>
        <translation>进行自检确认</translation>
    </message>
    <message>
        <source>Takes about half a minute. The report is written to the file; signed if the key of the station is given. The result goes on record in the archive, if there is one.</source>
        <translation>约需半分钟。报告写入文件；给出工位密钥则签名。若有档案，结果记录在案。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>a new text file</source>
        <translation>新文本文件</translation>
    </message>
    <message>
        <source>%1 checks, all as expected. Report: %2</source>
        <translation>%1 项检查，全部符合预期。报告：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>velocert::app::Rail</name>
    <message>
        <source>Workspaces and commands</source>
        <translation>工作区与命令</translation>
    </message>
    <message>
        <source>Switch the language  %1</source>
        <translation>切换语言  %1</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Switch between light and dark  %1</source>
        <translation>切换明暗主题  %1</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>All commands  %1</source>
        <translation>全部命令  %1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help  %1</source>
        <translation>帮助  %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>velocert::app::ResultDetails</name>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>From the verdict to the bytes</source>
        <translation>从结论到字节</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>No attempts are on record.</source>
        <translation>没有试验记录。</translation>
    </message>
    <message>
        <source>No uncertainty budget: the method has none for this result, or nothing was measured.</source>
        <translation>没有不确定度预算：方法未对此结果给出，或没有测量。</translation>
    </message>
    <message>
        <source>No instrument was used.</source>
        <translation>未使用仪器。</translation>
    </message>
    <message>
        <source>Nothing was decided.</source>
        <translation>未作判定。</translation>
    </message>
    <message>
        <source>Not decided: %1.</source>
        <translation>未判定：%1。</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>How far the limit may be trusted</source>
        <translation>限值的可信程度</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Result, every digit</source>
        <translation>结果（全部数字）</translation>
    </message>
    <message>
        <source>Expanded uncertainty U</source>
        <translation>扩展不确定度 U</translation>
    </message>
    <message>
        <source>Coverage factor k</source>
        <translation>包含因子 k</translation>
    </message>
    <message>
        <source>Decision rule</source>
        <translation>判定规则</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Accepted up to</source>
        <translation>接受限</translation>
    </message>
    <message>
        <source>Probability of conformity</source>
        <translation>合格概率</translation>
    </message>
    <message>
        <source>Risk of this verdict</source>
        <translation>此结论的风险</translation>
    </message>
    <message>
        <source>%1, %2: %3 bytes received</source>
        <translation>%1，%2：收到 %3 字节</translation>
    </message>
    <message>
        <source>No bytes: nothing was recorded from an instrument here.</source>
        <translation>没有字节：此处没有仪器记录。</translation>
    </message>
    <message>
        <source>... and %1 more lines</source>
        <translation>……另有 %1 行</translation>
    </message>
    <message>
        <source>The recording breaks off here: it was not closed in order.</source>
        <translation>记录在此中断：未正常结束。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>no reading here</source>
        <translation>此处没有示值</translation>
    </message>
    <message>
        <source>Cursor in the chart</source>
        <translation>曲线光标</translation>
    </message>
    <message>
        <source>Mark (M)</source>
        <translation>标记 (M)</translation>
    </message>
    <message>
        <source>Annotate the moment at the cursor</source>
        <translation>标注光标处的时刻</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>No curve belongs to this result: its values stand under Attempts.</source>
        <translation>此结果没有曲线，其数值见“各次尝试”。</translation>
    </message>
    <message>
        <source>Of the attempts that count, the one nearest to its limit, or furthest beyond it.</source>
        <translation>计入的各次尝试中，最接近限值（或超出最多）的一次。</translation>
    </message>
    <message>
        <source>attempt %1, %2: %3 bytes received</source>
        <translation>第 %1 次，%2：收到 %3 字节</translation>
    </message>
</context>
<context>
    <name>velocert::app::ReturnPanel</name>
    <message>
        <source>Return to a step...</source>
        <translation>退回到步骤……</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>所涉步骤</translation>
    </message>
    <message>
        <source>What is to be done (kept on record)</source>
        <translation>需要做什么（记录在案）</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>the run as a whole</source>
        <translation>整次检测</translation>
    </message>
</context>
<context>
    <name>velocert::app::ReviewPage</name>
    <message>
        <source>Read the queue again</source>
        <translation>重新读取队列</translation>
    </message>
    <message>
        <source>Recompute from the bytes</source>
        <translation>从字节重算</translation>
    </message>
    <message>
        <source>Return to a step</source>
        <translation>退回到步骤</translation>
    </message>
    <message>
        <source>Show the pages to be signed</source>
        <translation>显示待签页面</translation>
    </message>
    <message>
        <source>End the work that is going on</source>
        <translation>结束正在进行的工作</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>重算</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>等待处理</translation>
    </message>
    <message>
        <source>Results by risk</source>
        <translation>按风险排序的结果</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签发</translation>
    </message>
    <message>
        <source> by %1</source>
        <translation>：%1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message>
        <source>%1
%2, %3
%4</source>
        <translation>%1
%2，%3
%4</translation>
    </message>
    <message>
        <source>Waiting  %1</source>
        <translation>待审  %1</translation>
    </message>
    <message>
        <source>Nothing waits. Runs that have ended and reports that are not issued yet appear here; others are in the Archive.</source>
        <translation>没有等待处理的内容。已结束的检测和尚未签发的报告会出现在这里；其余的在档案中。</translation>
    </message>
    <message>
        <source>Nothing is opened</source>
        <translation>未打开任何内容</translation>
    </message>
    <message>
        <source>Choose what waits on the left. The riskiest results come first.</source>
        <translation>请在左侧选择。风险最高的结果排在最前。</translation>
    </message>
    <message>
        <source>What you may do with a run stands here when one is opened.</source>
        <translation>打开一次检测后，您可以做的事显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation><numerusform>%n 项</numerusform></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>By risk: %1</source>
        <translation>按风险排序：%1</translation>
    </message>
    <message>
        <source>%1: %2%3</source>
        <translation>%1：%2%3</translation>
    </message>
    <message>
        <source> (void)</source>
        <translation>（已失效）</translation>
    </message>
    <message>
        <source>Returned by %1: %2</source>
        <translation>%1退回：%2</translation>
    </message>
    <message>
        <source>You may look at it: %1.</source>
        <translation>您可以查看：%1。</translation>
    </message>
    <message>
        <source>It is %1 by %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Signatures are given by accounts; this archive has none.</source>
        <translation>签名由账号给出；此档案没有账号。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>✓ Recomputed from the bytes: %1 values, every digit the same (%2)</source>
        <translation>✓ 从字节重算：%1 个值，逐位一致（%2）</translation>
    </message>
    <message numerus="yes">
        <source>✕ Recomputed from the bytes: %n difference(s) (%1)</source>
        <translation><numerusform>✕ 从字节重算：%n 处不同（%1）</numerusform></translation>
    </message>
    <message>
        <source>%1, %2: stored %3, recomputed %4</source>
        <translation>%1，%2：记录为 %3，重算为 %4</translation>
    </message>
    <message>
        <source>Annotate the chart at its cursor (M)</source>
        <translation>在曲线光标处标注 (M)</translation>
    </message>
    <message>
        <source>Amend a report that went out</source>
        <translation>修改已签发的报告</translation>
    </message>
    <message>
        <source>Amend a report</source>
        <translation>修改报告</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No report went out that could be amended</source>
        <translation>没有可修改的已签发报告</translation>
    </message>
    <message numerus="yes">
        <source>%n younger one(s) wait: show more</source>
        <translation><numerusform>另有 %n 项较新的待审：显示更多</numerusform></translation>
    </message>
    <message>
        <source>Hold %1: %2</source>
        <translation>暂停 %1：%2</translation>
    </message>
    <message>
        <source> (hold %1)</source>
        <translation>（暂停 %1）</translation>
    </message>
    <message>
        <source>On hold %1 since %2, by %3: %4</source>
        <translation>暂停 %1，自 %2，由%3提出：%4</translation>
    </message>
    <message>
        <source>Hold %1 (%2) closed by %3: %4</source>
        <translation>暂停 %1（%2）已由%3解除：%4</translation>
    </message>
    <message>
        <source>Bring several runs of the item together in one report</source>
        <translation>将样品的多次检测合并为一份报告</translation>
    </message>
</context>
<context>
    <name>velocert::app::ReviewPresenter</name>
    <message>
        <source>You bound the key of %1 to the account on %2, and no second person stood beside it; what %1 signed with it is under this report.</source>
        <translation>您于 %2 将 %1 的密钥绑定到账户，当时没有第二人在场确认；%1 用该密钥所作的签名在本报告之下。</translation>
    </message>
    <message>
        <source>You set the password of %1 on %2, and no second person stood beside it; what %1 signed after it is under this report.</source>
        <translation>您于 %2 设置了 %1 的密码，当时没有第二人在场确认；此后 %1 的签名在本报告之下。</translation>
    </message>
    <message>
        <source>Returned. The comment stands in the queue and in the audit trail.</source>
        <translation>已退回。意见已记入队列和审计追踪。</translation>
    </message>
    <message>
        <source>Report %1 is prepared.</source>
        <translation>报告 %1 已编制。</translation>
    </message>
    <message>
        <source>Verifying the archive and signing</source>
        <translation>正在校验档案并签署</translation>
    </message>
    <message>
        <source>The clock of this computer is not synchronised; the times of the signatures rest on it.</source>
        <translation>本计算机的时钟未同步；签名时间以该时钟为准。</translation>
    </message>
    <message>
        <source>Nobody can say whether this key was revoked; a real archive refuses such a signature.</source>
        <translation>无法确知此密钥是否已被吊销；正式档案会拒绝这样的签名。</translation>
    </message>
    <message>
        <source>Approved and issued: %1.</source>
        <translation>已批准并签发：%1。</translation>
    </message>
    <message>
        <source>Signed as %1: %2.</source>
        <translation>已签署（%1）：%2。</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>没有签署任何内容。</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>正在读取检测</translation>
    </message>
    <message>
        <source>Recomputing from the wire bytes</source>
        <translation>正在从线路字节重算</translation>
    </message>
    <message>
        <source>Nobody but the tester has signed that the audit trail was looked through up to the preparation; a real archive refuses such an approval. Setup, Signing has the review.</source>
        <translation>尚无检测人员以外的人签署已查阅至报告编制时的审计追踪；正式档案会拒绝这样的批准。请到“设置”的“签名”中完成查阅。</translation>
    </message>
    <message>
        <source>Reading the runs of the item</source>
        <translation>正在读取样品的检测</translation>
    </message>
    <message>
        <source>Only one run of the item counts by this edition: there is nothing to bring together.</source>
        <translation>该样品按此版本只有一次检测计入：无可合并。</translation>
    </message>
    <message>
        <source>Bringing the runs together</source>
        <translation>正在合并检测</translation>
    </message>
    <message>
        <source>Brought together in run %1: %2. Its report is made like that of any other run.</source>
        <translation>已合并为检测 %1：%2。其报告与其他检测一样编制。</translation>
    </message>
    <message>
        <source>From run %1: %2</source>
        <translation>取自检测 %1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not signed, for its pages were not shown to the last one: %1.</source>
        <translation>未签署，因为其页面没有显示到最后一页：%1。</translation>
    </message>
    <message>
        <source>Not signed: %1.</source>
        <translation>未签署：%1。</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunPage</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>Steps  %1 / %2</source>
        <translation>步骤  %1 / %2</translation>
    </message>
    <message>
        <source>Mark (M)</source>
        <translation>标记 (M)</translation>
    </message>
    <message>
        <source>Mark this moment; words and signature come later, in Review</source>
        <translation>标记此刻；说明和签名稍后在审核中补上</translation>
    </message>
    <message>
        <source>Go on (F9)</source>
        <translation>继续 (F9)</translation>
    </message>
    <message>
        <source>Freeze (F9)</source>
        <translation>冻结 (F9)</translation>
    </message>
    <message>
        <source>Draws what is measured again</source>
        <translation>恢复绘制测量数据</translation>
    </message>
    <message>
        <source>Holds the plot as it is; the measurement goes on</source>
        <translation>曲线保持不变，测量继续进行</translation>
    </message>
    <message>
        <source>Let the plot go on</source>
        <translation>曲线继续</translation>
    </message>
    <message>
        <source>Freeze the plot</source>
        <translation>冻结曲线</translation>
    </message>
    <message>
        <source>Clauses: %1</source>
        <translation>条款：%1</translation>
    </message>
    <message>
        <source>The picture in large, or small again</source>
        <translation>放大图示，或还原</translation>
    </message>
    <message>
        <source>F6 or a click: in large</source>
        <translation>F6 或单击：放大</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunPresenter</name>
    <message>
        <source>ride off before %1</source>
        <translation>请在 %1 之前出发</translation>
    </message>
    <message>
        <source>This run has ended</source>
        <translation>本次检测已结束</translation>
    </message>
    <message>
        <source>The record is complete. Scan the next item, or look at the attempts of a step.</source>
        <translation>记录已完整。请扫描下一个样品，或查看某一步骤的各次尝试。</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一个样品</translation>
    </message>
    <message>
        <source>Done, attempt %1</source>
        <translation>完成，进行第 %1 次</translation>
    </message>
    <message>
        <source>Did attempt %1 go as the method asks?</source>
        <translation>第 %1 次是否符合方法要求？</translation>
    </message>
    <message>
        <source>Keep it, or declare it void with the reason. It stays on record either way.</source>
        <translation>请保留，或宣布无效并写明原因。无论哪种，记录都会保留。</translation>
    </message>
    <message>
        <source>Keep attempt %1</source>
        <translation>保留第 %1 次</translation>
    </message>
    <message>
        <source>Attempt %1 does not count</source>
        <translation>第 %1 次不计入</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cause: %1. Attempts left: %2.</source>
        <translation>原因：%1。还可做 %2 次。</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Opening the instruments</source>
        <translation>正在打开仪器</translation>
    </message>
    <message>
        <source>The attempt is being recorded</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>Setting the balance to zero</source>
        <translation>正在将秤置零</translation>
    </message>
    <message>
        <source>Preparing the instrument</source>
        <translation>正在准备仪器</translation>
    </message>
    <message>
        <source>Waiting as the method asks</source>
        <translation>按方法要求等待</translation>
    </message>
    <message>
        <source>Recording: ride, hold the speed, then brake to a standstill</source>
        <translation>正在记录：骑行，保持车速，然后制动至停稳</translation>
    </message>
    <message>
        <source>Weighing: keep away from the platform until the indication is stable</source>
        <translation>正在称量：示值稳定前请远离秤台</translation>
    </message>
    <message>
        <source>Evaluating and saving</source>
        <translation>正在计算并保存</translation>
    </message>
    <message>
        <source>dry</source>
        <translation>干态</translation>
    </message>
    <message>
        <source>wet</source>
        <translation>湿态</translation>
    </message>
    <message>
        <source>both brakes</source>
        <translation>前后闸</translation>
    </message>
    <message>
        <source>rear brake only</source>
        <translation>仅后闸</translation>
    </message>
    <message>
        <source>front brake only</source>
        <translation>仅前闸</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>lever force %1</source>
        <translation>捏闸力 %1</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>not yet stable</source>
        <translation>尚未稳定</translation>
    </message>
    <message>
        <source>braking</source>
        <translation>正在制动</translation>
    </message>
    <message>
        <source>within %1: brake now</source>
        <translation>在 %1 内，可以制动</translation>
    </message>
    <message>
        <source>bring to %1</source>
        <translation>请到 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>%1 of %2 valid, %3 attempts left</source>
        <translation>有效 %1 / %2 次，还可做 %3 次</translation>
    </message>
    <message>
        <source>%1 valid, %2 attempts left</source>
        <translation>有效 %1 次，还可做 %2 次</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Measuring: change nothing until the values are stable</source>
        <translation>正在测量：示值稳定前请勿改动</translation>
    </message>
    <message>
        <source>Measuring: change nothing until torque and speed are steady</source>
        <translation>正在测量：转矩和转速稳定前请勿改动</translation>
    </message>
    <message>
        <source>Measuring: change nothing until the values are recorded</source>
        <translation>正在测量：记录完成前请勿改动</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 项%2</translation>
    </message>
    <message>
        <source>%1 procedures: %2</source>
        <translation>%1 个检测项目：%2</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1（另有 %2 项）</translation>
    </message>
    <message>
        <source>closest: %1</source>
        <translation>最接近限值：%1</translation>
    </message>
    <message>
        <source>%1 was scanned, but %2 is under test. Put the right vehicle back, or stop the run first.</source>
        <translation>扫描到 %1，但正在检测的是 %2。请放回正确的车辆，或先停止本次检测。</translation>
    </message>
    <message>
        <source>The computer slept for %1. Nothing was being measured: go on as before.</source>
        <translation>计算机睡眠了 %1。当时没有测量，请照常继续。</translation>
    </message>
    <message>
        <source>%1 of %2 done: %3 %4</source>
        <translation>已完成 %1/%2：%3 %4</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>declared void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>attempt %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message>
        <source>attempt %1, as indicated</source>
        <translation>第 %1 次，示值</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>最大 %1 %2</translation>
    </message>
    <message>
        <source>Rest before the next attempt</source>
        <translation>下一次尝试前静置</translation>
    </message>
    <message>
        <source>The method asks for %1 between two attempts. Nothing is to be done; the next one begins by itself.</source>
        <translation>方法要求两次尝试之间间隔 %1。无需操作，到时自动开始下一次。</translation>
    </message>
    <message>
        <source>Next attempt in %1</source>
        <translation>%1 后开始下一次</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>静置</translation>
    </message>
    <message>
        <source>%1 outside</source>
        <translation>超出 %1</translation>
    </message>
    <message>
        <source>%1 inside</source>
        <translation>余量 %1</translation>
    </message>
    <message>
        <source>What was recorded until then is kept. Look that the bench is safe, then scan the next item.</source>
        <translation>此前的记录均已保留。请确认试验台安全，然后扫描下一个样品。</translation>
    </message>
    <message>
        <source>Asked again, as it kept the attempt before from counting: %1. The other answers stand as they were given.</source>
        <translation>因其使上次试验不计入，再次询问：%1。其余回答保持原样。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunsModel</name>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>开始（UTC）</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>By</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>VOIDED: counts for nothing</source>
        <translation>已作废：不计入</translation>
    </message>
    <message>
        <source>interrupted: its program died</source>
        <translation>已中断：程序意外终止</translation>
    </message>
</context>
<context>
    <name>velocert::app::RunsView</name>
    <message>
        <source>Item, model, maker, clause, verdict, @person, instrument, 2026-03, 2026-03-01..2026-03-31</source>
        <translation>样品、型号、制造商、条款、判定、@人员、仪器、2026-03、2026-03-01..2026-03-31</translation>
    </message>
    <message>
        <source>Search the archive</source>
        <translation>搜索档案</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>检测记录</translation>
    </message>
    <message>
        <source>There is no archive yet</source>
        <translation>尚无档案</translation>
    </message>
    <message>
        <source>It is made with the first run, or in Setup. Until then there is nothing to look at.</source>
        <translation>首次检测或在“设置”中建立。在此之前没有可看的内容。</translation>
    </message>
    <message>
        <source>The archive holds no run yet</source>
        <translation>档案中尚无检测记录</translation>
    </message>
    <message>
        <source>The first run on the Bench stands here as soon as it has begun.</source>
        <translation>检测台的首次检测一开始就会列在这里。</translation>
    </message>
    <message>
        <source>No run is like that</source>
        <translation>没有符合的记录</translation>
    </message>
    <message>
        <source>Leave a word out. Words are beginnings of code, model, maker or vehicle code; a person needs @ before the name, a name in several words quotation marks.</source>
        <translation>请减少词语。词语匹配编号、型号、制造商或车辆代码的开头；人员姓名前加 @，含空格的姓名用引号。</translation>
    </message>
</context>
<context>
    <name>velocert::app::SearchPresenter</name>
    <message>
        <source>%1 found, %2 looked at …</source>
        <translation>找到 %1 份，已查看 %2 份…</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>一份记录</translation>
    </message>
    <message>
        <source>%1 runs, newest first</source>
        <translation>%1 份记录，最新在前</translation>
    </message>
    <message>
        <source>the newest %1 runs; further down there are more</source>
        <translation>最新 %1 份；向下还有更多</translation>
    </message>
    <message>
        <source>no run is like that</source>
        <translation>没有符合的记录</translation>
    </message>
</context>
<context>
    <name>velocert::app::Seat</name>
    <message>
        <source>Not signed in. Login or password is wrong, or the account is locked or closed. Try again, or ask a signatory.</source>
        <translation>未登录。账号或密码有误，或账号已被锁定或停用。请重试，或联系授权签字人。</translation>
    </message>
    <message>
        <source>Still locked. Only the password of the person who is signed in opens it.</source>
        <translation>仍处于锁定状态。只有当前登录者的密码可以解锁。</translation>
    </message>
    <message>
        <source>The people of this archive cannot be read, so nobody gets in.</source>
        <translation>无法读取此档案的人员登记，因此任何人都不能进入。</translation>
    </message>
</context>
<context>
    <name>velocert::app::SetupWorkspace</name>
    <message>
        <source>Pages of Setup</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>What is to be known of it</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Setup: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <source>Live terminal …</source>
        <translation>实时终端…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Setup: %1: %2</source>
        <translation>设置：%1：%2</translation>
    </message>
    <message>
        <source>Foot switch …</source>
        <translation>脚踏开关……</translation>
    </message>
</context>
<context>
    <name>velocert::app::SignInPage</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文姓名</translation>
    </message>
    <message>
        <source>Name in English (one of the two is enough)</source>
        <translation>英文姓名（两者填一即可）</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>再输入一次密码</translation>
    </message>
    <message>
        <source>The first account</source>
        <translation>第一个账号</translation>
    </message>
    <message>
        <source>This is a real archive, and nobody has an account in it yet. The first one is a signatory&apos;s: it makes the others. A password has at least 15 characters; several words that only you would put together do well.</source>
        <translation>这是正式档案，还没有任何账号。第一个账号属于授权签字人，由其建立其他账号。密码至少 15 个字符；几个只有您会放在一起的词就很好。</translation>
    </message>
    <message>
        <source>Make the account and sign in</source>
        <translation>建立账号并登录</translation>
    </message>
    <message>
        <source>A password of your own, %1</source>
        <translation>请设置自己的密码，%1</translation>
    </message>
    <message>
        <source>The one you used was set by somebody else. A password has at least 15 characters; several words that only you would put together do well.</source>
        <translation>刚才的密码由他人设置。密码至少 15 个字符；几个只有您会放在一起的词就很好。</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Locked: %1</source>
        <translation>已锁定：%1</translation>
    </message>
    <message>
        <source>What is being measured goes on and is recorded. Only %1 can open the screen; stopping stays possible.</source>
        <translation>测量继续进行并被记录。只有%1可以解锁屏幕；停止操作始终可用。</translation>
    </message>
    <message>
        <source>Nobody touched it for a while. Only %1 can open it; somebody else signs %1 out first.</source>
        <translation>一段时间无人操作。只有%1可以解锁；其他人须先将%1退出登录。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This archive has accounts: every act belongs to a person.</source>
        <translation>此档案有账号：每项操作都归属于一个人。</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>将%1退出登录</translation>
    </message>
    <message>
        <source>One moment...</source>
        <translation>请稍候……</translation>
    </message>
    <message>
        <source>Type the account&apos;s name.</source>
        <translation>请输入账号。</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>The two passwords are not the same. Type the second one again.</source>
        <translation>两次密码不一致，请重新输入第二次。</translation>
    </message>
    <message>
        <source>Look around as</source>
        <translation>以下列身份浏览</translation>
    </message>
    <message>
        <source>This archive is for training, and its people are samples. The passphrase of each, and of each key: %1</source>
        <translation>本档案供培训使用，其中人员均为示例。各人及各密钥的口令：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Look around as %1</source>
        <translation>以此身份浏览：%1</translation>
    </message>
    <message>
        <source>It was locked by hand. Only %1 can open it; somebody else signs %1 out first.</source>
        <translation>屏幕由人锁定。只有 %1 可以解锁；其他人须先让 %1 退出。</translation>
    </message>
</context>
<context>
    <name>velocert::app::SignPanel</name>
    <message>
        <source>Show the pages</source>
        <translation>显示页面</translation>
    </message>
    <message>
        <source>The exact file</source>
        <translation>原文件</translation>
    </message>
    <message>
        <source>Password of your account</source>
        <translation>您的账号密码</translation>
    </message>
    <message>
        <source>Passphrase of the time-stamp key: the signature carries its time</source>
        <translation>时间戳密钥的口令：签名将带有其时间</translation>
    </message>
    <message>
        <source>Passphrase of your key</source>
        <translation>您的密钥口令</translation>
    </message>
    <message>
        <source>Trust list (needed in a real archive)</source>
        <translation>信任列表（正式档案必需）</translation>
    </message>
    <message>
        <source>Folder that gets the issued file (may be empty)</source>
        <translation>存放签发文件的文件夹（可留空）</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Do not sign</source>
        <translation>不签署</translation>
    </message>
    <message>
        <source>You approve report %1, and issue it.</source>
        <translation>您批准并签发报告 %1。</translation>
    </message>
    <message>
        <source>You sign report %1 as %2.</source>
        <translation>您以“%2”签署报告 %1。</translation>
    </message>
    <message>
        <source>Since the last signature: nothing has changed.</source>
        <translation>自上次签名以来：无变更。</translation>
    </message>
    <message>
        <source>Since the last signature: %1</source>
        <translation>自上次签名以来：%1</translation>
    </message>
    <message>
        <source>Approve and issue</source>
        <translation>批准并签发</translation>
    </message>
    <message>
        <source>Sign as %1</source>
        <translation>以“%1”签署</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Sign also: %1</source>
        <translation>同时签署：%1</translation>
    </message>
    <message>
        <source>These pages make the frozen document to the byte: SHA-256 %1...</source>
        <translation>这些页面与冻结的文件逐字节一致：SHA-256 %1……</translation>
    </message>
    <message>
        <source>These pages were laid out anew and differ from the frozen document (SHA-256 %1...). Look at the exact file before you sign.</source>
        <translation>这些页面是重新排版的，与冻结的文件不同（SHA-256 %1……）。签署前请查看原文件。</translation>
    </message>
    <message>
        <source>Issuing is stopped. %1 Integrity and upkeep of the archive (Ctrl+I) tells more, and verifies.</source>
        <translation>已停止签发。%1 详情与校验见“档案的完整性与维护”（Ctrl+I）。</translation>
    </message>
    <message>
        <source>Your key (PKCS#12 file, or a token)</source>
        <translation>您的密钥（PKCS#12 文件或令牌）</translation>
    </message>
    <message>
        <source>PIN of your token</source>
        <translation>您的令牌 PIN 码</translation>
    </message>
    <message>
        <source>sample: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Show the pages of %1</source>
        <translation>显示 %1 的页面</translation>
    </message>
    <message>
        <source>Sign in the same act, each with its own signature, once its pages were looked through:</source>
        <translation>在同一操作中签署，各有各的签名，且须先翻看完各自的页面：</translation>
    </message>
    <message>
        <source>%1 · looked through</source>
        <translation>%1 · 已翻看完</translation>
    </message>
    <message>
        <source>Before the signature: %1.</source>
        <translation>签署前还需：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>look through the pages of %1 to the last one</source>
        <translation>把 %1 的页面翻看到最后一页</translation>
    </message>
    <message>
        <source>open the exact file of %1</source>
        <translation>打开 %1 的原文件</translation>
    </message>
    <message>
        <source>enter &quot;%1&quot;</source>
        <translation>填写“%1”</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>OwnKey</name>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Your key file</source>
        <translation>您的密钥文件</translation>
    </message>
    <message>
        <source>a real archive asks for it</source>
        <translation>正式档案必须提供</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>密钥口令</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>信任列表</translation>
    </message>
    <message>
        <source>not needed where your certificate is bound to your account</source>
        <translation>证书已绑定到您的账户时可不填</translation>
    </message>
    <message>
        <source>Nobody can say whether the key is revoked; a real archive refuses that.</source>
        <translation>无法判断该密钥是否已吊销；正式档案会拒绝。</translation>
    </message>
</context>
<context>
    <name>velocert::app::SigningPage</name>
    <message>
        <source>Bind a certificate to an account</source>
        <translation>将证书绑定到账号</translation>
    </message>
    <message>
        <source>What this person signs from now on is known by it.</source>
        <translation>此人今后的签名以此识别。</translation>
    </message>
    <message>
        <source>Account of</source>
        <translation>账号所属</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>PEM or DER</source>
        <translation>PEM 或 DER</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The certificate is that of %1 from now on, and it names somebody else: %2</source>
        <translation>该证书自此属于 %1，但其中写明的是另一人：%2</translation>
    </message>
    <message>
        <source>The certificate is that of %1.</source>
        <translation>该证书属于 %1。</translation>
    </message>
    <message>
        <source>Make the laboratory&apos;s own authority</source>
        <translation>建立实验室自有认证机构</translation>
    </message>
    <message>
        <source>Good for parties who agreed to it, and no licensed authority. Two persons choose one part of its passphrase each; put the medium away afterwards.</source>
        <translation>仅对同意的各方有效，并非持牌机构。两人各设一部分口令；之后请妥善收存介质。</translation>
    </message>
    <message>
        <source>New folder on a removable medium</source>
        <translation>可移动介质上的新文件夹</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>First person&apos;s part</source>
        <translation>第一人的部分</translation>
    </message>
    <message>
        <source>12 characters or more</source>
        <translation>至少 12 个字符</translation>
    </message>
    <message>
        <source>Second person&apos;s part</source>
        <translation>第二人的部分</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>与前者不同</translation>
    </message>
    <message>
        <source>The authority %1 is made. Give its certificate, authority.pem, to whoever verifies your reports.</source>
        <translation>认证机构 %1 已建立。请将其证书 authority.pem 交给核验报告的各方。</translation>
    </message>
    <message>
        <source>Issue a key to a person</source>
        <translation>向人员签发密钥</translation>
    </message>
    <message>
        <source>The key file is for that person alone, under a passphrase nobody else knows.</source>
        <translation>密钥文件仅供本人使用，口令只有本人知道。</translation>
    </message>
    <message>
        <source>New key file</source>
        <translation>新密钥文件</translation>
    </message>
    <message>
        <source>ends in .p12</source>
        <translation>以 .p12 结尾</translation>
    </message>
    <message>
        <source>Passphrase of the new key</source>
        <translation>新密钥的口令</translation>
    </message>
    <message>
        <source>typed by its owner</source>
        <translation>由本人输入</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>The key of %1 is in %2; its certificate is to be bound to the account.</source>
        <translation>%1 的密钥在 %2；其证书需绑定到账号。</translation>
    </message>
    <message>
        <source>Revoke the certificate</source>
        <translation>吊销证书</translation>
    </message>
    <message>
        <source>Signatures from now on no longer count; this is never taken back.</source>
        <translation>此后的签名不再有效；此操作不可撤回。</translation>
    </message>
    <message>
        <source>somebody else may have the key</source>
        <translation>密钥可能泄露</translation>
    </message>
    <message>
        <source>the person left or has another duty</source>
        <translation>人员离职或岗位变动</translation>
    </message>
    <message>
        <source>another certificate takes its place</source>
        <translation>已由其他证书取代</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>It is revoked. Hand the list revoked.pem to whoever verifies your reports.</source>
        <translation>已吊销。请将列表 revoked.pem 交给核验报告的各方。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Nobody can sign yet. Bind a person&apos;s certificate to the account, from your certification authority or from the laboratory&apos;s own, which two persons make here together.</source>
        <translation>尚无人可以签名。请将人员证书绑定到账号；证书来自您的认证机构，或由两人在此共同建立的实验室自有机构。</translation>
    </message>
    <message>
        <source>nobody here</source>
        <translation>非本档案人员</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>revoked on %1</source>
        <translation>%1 吊销</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>no account has a certificate that holds</source>
        <translation>没有账号持有有效证书</translation>
    </message>
    <message>
        <source>certificates that hold: %1</source>
        <translation>有效证书：%1</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>完整名称</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>The laboratory&apos;s own authority</source>
        <translation>实验室自有认证机构</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>介质</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Certificates issued</source>
        <translation>已签发证书</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>Next revocation list by</source>
        <translation>下次吊销列表不晚于</translation>
    </message>
    <message>
        <source>none is open: its key lies on a medium that is put away</source>
        <translation>未打开：其密钥存放在已收存的介质上</translation>
    </message>
    <message>
        <source>Open the medium of the authority</source>
        <translation>打开认证机构的存储介质</translation>
    </message>
    <message>
        <source>Shows what it issued and revoked. Its key stays closed: issuing and revoking ask two persons for their parts.</source>
        <translation>显示其签发与吊销的证书。密钥保持封存：签发和吊销时须由两人各自输入口令的一半。</translation>
    </message>
    <message>
        <source>Folder of the authority</source>
        <translation>认证机构所在文件夹</translation>
    </message>
    <message>
        <source>The medium of %1 is open.</source>
        <translation>%1 的存储介质已打开。</translation>
    </message>
    <message>
        <source>Put the medium away</source>
        <translation>收起存储介质</translation>
    </message>
    <message>
        <source>It is no longer read here, and may be pulled out.</source>
        <translation>此处不再读取，可以拔出。</translation>
    </message>
    <message>
        <source>The medium may be pulled out.</source>
        <translation>存储介质可以拔出了。</translation>
    </message>
    <message>
        <source>Review the audit trail</source>
        <translation>查阅审计追踪并签署</translation>
    </message>
    <message>
        <source>You sign with your own key that you looked through the entries %1 to %2 of the audit trail (Archive, Audit trail). No report is approved before somebody other than its tester has done so up to its preparation.</source>
        <translation>您用自己的密钥签署：已查阅审计追踪的第 %1 至 %2 条（“档案”的“审计追踪”）。报告编制之前的条目经检测人员以外的人查阅并签署后，报告方可批准。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查阅结果</translation>
    </message>
    <message>
        <source>also that there was nothing</source>
        <translation>未发现异常也要写明</translation>
    </message>
    <message>
        <source>The entries %1 to %2 are signed as reviewed.</source>
        <translation>第 %1 至 %2 条已签署为已查阅。</translation>
    </message>
</context>
<context>
    <name>velocert::app::SimulatedBand</name>
    <message>
        <source>SIMULATED INPUT: this result cannot be used for certification</source>
        <translation>模拟输入：本次结果不能用于认证</translation>
    </message>
    <message>
        <source>TRAINING: everything that comes of this archive is a specimen</source>
        <translation>培训：本档案产生的一切均为样张</translation>
    </message>
    <message>
        <source>PAST RUN: shown as it was recorded; nothing here happens now</source>
        <translation>历史记录：按当时的记录显示，此处没有正在发生的事</translation>
    </message>
</context>
<context>
    <name>velocert::app::StationForm</name>
    <message>
        <source>Procedures to run</source>
        <translation>检测项目</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Virtual bench</source>
        <translation>虚拟检测台</translation>
    </message>
    <message>
        <source>Instruments on ports</source>
        <translation>端口上的仪器</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Folder of the archive</source>
        <translation>档案文件夹</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder of the archive</source>
        <translation>选择档案文件夹</translation>
    </message>
    <message>
        <source>A new one is</source>
        <translation>新建时为</translation>
    </message>
    <message>
        <source>Kind of a new archive</source>
        <translation>新建档案的类别</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>检测员</translation>
    </message>
    <message>
        <source>for training</source>
        <translation>培训档案</translation>
    </message>
    <message>
        <source>real</source>
        <translation>正式档案</translation>
    </message>
    <message>
        <source>Driver of %1</source>
        <translation>%1 的驱动</translation>
    </message>
    <message>
        <source>Port of %1</source>
        <translation>%1 的端口</translation>
    </message>
    <message>
        <source>Options of %1</source>
        <translation>%1 的选项</translation>
    </message>
    <message>
        <source>options: name=value ...</source>
        <translation>选项：名称=数值 …</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Run all procedures</source>
        <translation>执行全部检测项目</translation>
    </message>
    <message>
        <source>Procedures to run  %1 / %2</source>
        <translation>检测项目  %1 / %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::StationPage</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>出厂编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Station and ports</source>
        <translation>工位与端口</translation>
    </message>
    <message>
        <source>This machine has no serial port. Plug an adapter in and look again; or type the path of a port where the instrument is asked for. The virtual bench needs none.</source>
        <translation>本机没有串口。请插入适配器后再看，或在指定仪器处输入端口路径。虚拟检测台不需要端口。</translation>
    </message>
    <message>
        <source>may be used</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Join the group %1, then sign in to the machine again.</source>
        <translation>请加入用户组 %1，然后重新登录本机。</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Find out what is on the port</source>
        <translation>识别端口上的仪器</translation>
    </message>
    <message>
        <source>Listens, then asks each driver&apos;s harmless question at the usual settings. Nothing is zeroed, set or switched on.</source>
        <translation>先监听，再按常用设置逐一发出各驱动的无害询问。不清零、不设置、不接通任何输出。</translation>
    </message>
    <message>
        <source>any path</source>
        <translation>任意路径</translation>
    </message>
    <message>
        <source>%1 at %2 (%3)</source>
        <translation>%1，%2（%3）</translation>
    </message>
    <message>
        <source>It answers at address %1: set address=%1.</source>
        <translation>它在地址 %1 应答：请设置 address=%1。</translation>
    </message>
    <message>
        <source>It does not say who it is.</source>
        <translation>它未说明身份。</translation>
    </message>
    <message>
        <source>It calls itself %1</source>
        <translation>它自称 %1</translation>
    </message>
    <message>
        <source>It is a simulator.</source>
        <translation>它是模拟器。</translation>
    </message>
    <message>
        <source>Less likely: %1 at %2</source>
        <translation>可能性较低：%1，%2</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>not there: is the cable pulled?</source>
        <translation>不存在：线缆是否拔出？</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Ports that are not there</source>
        <translation>不存在的端口</translation>
    </message>
    <message>
        <source>Station %1: what serves what</source>
        <translation>工位 %1：各角色所用仪器</translation>
    </message>
    <message>
        <source>Nothing assigned yet</source>
        <translation>尚未分配</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>%1: plug it in again, or assign another port</source>
        <translation>%1：请重新插上，或分配其他端口</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>found by what it tells</source>
        <translation>按其自报信息识别</translation>
    </message>
    <message>
        <source>Assign a port</source>
        <translation>分配端口</translation>
    </message>
    <message>
        <source>Runs on this station take the role from this port until another one is assigned.</source>
        <translation>本工位的检测将从此端口取得该角色，直至另行分配。</translation>
    </message>
    <message>
        <source>found by the serial number it tells</source>
        <translation>按其自报的出厂编号识别</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>name=value ...</source>
        <translation>名称=值……</translation>
    </message>
    <message>
        <source>The role wants: %1</source>
        <translation>该角色需要：%1</translation>
    </message>
    <message>
        <source>Serves already: %1</source>
        <translation>已用于：%1</translation>
    </message>
    <message>
        <source>Write them as name=value, with blanks between them.</source>
        <translation>请写成 名称=值，以空格分隔。</translation>
    </message>
    <message>
        <source>%1 is on %2 from now on.</source>
        <translation>%1 今后接在 %2。</translation>
    </message>
    <message>
        <source>Take an assignment away</source>
        <translation>取消分配</translation>
    </message>
    <message>
        <source>The role is served by nothing then. Runs that are on record keep what they were made with.</source>
        <translation>此后该角色没有仪器。已记录的检测保留其当时所用的仪器。</translation>
    </message>
    <message>
        <source>Nothing is assigned to %1 now.</source>
        <translation>%1 现在没有分配仪器。</translation>
    </message>
    <message>
        <source>Name the station</source>
        <translation>命名工位</translation>
    </message>
    <message>
        <source>Runs from now on say that they were made here.</source>
        <translation>今后的检测将注明在此工位进行。</translation>
    </message>
    <message>
        <source>Name of the station</source>
        <translation>工位名称</translation>
    </message>
    <message>
        <source>The station is called %1.</source>
        <translation>工位名称为 %1。</translation>
    </message>
</context>
<context>
    <name>velocert::app::StepTreeModel</name>
    <message>
        <source>to do</source>
        <translation>待做</translation>
    </message>
    <message>
        <source>done elsewhere</source>
        <translation>已由其他步骤完成</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>已完成：%1</translation>
    </message>
</context>
<context>
    <name>velocert::app::StopBar</name>
    <message>
        <source>Stop safely,
keep evidence  F7</source>
        <translation>安全停止，
保留证据  F7</translation>
    </message>
    <message>
        <source>Abandon this attempt,
keep evidence  F8</source>
        <translation>放弃本次，
保留证据  F8</translation>
    </message>
    <message>
        <source>Emergency:
outputs off now  F12</source>
        <translation>急停：
立即断开输出  F12</translation>
    </message>
    <message>
        <source>Stop safely, keep evidence</source>
        <translation>安全停止，保留证据</translation>
    </message>
    <message>
        <source>Abandon this attempt, keep evidence</source>
        <translation>放弃本次，保留证据</translation>
    </message>
    <message>
        <source>Emergency: outputs off now</source>
        <translation>急停：立即断开输出</translation>
    </message>
    <message>
        <source>Ends the run here. What was recorded stays; the instruments go to their safe state.</source>
        <translation>检测到此结束。已记录的内容保留，仪器回到安全状态。</translation>
    </message>
    <message>
        <source>Ends this attempt only. It stays on record as abandoned; the step may be repeated.</source>
        <translation>只结束这一次，作为“已放弃”保留在记录中，步骤可以重做。</translation>
    </message>
    <message>
        <source>Outputs off at once, then the run ends. What was recorded stays.</source>
        <translation>立即断开输出，随后结束。已记录的内容保留。</translation>
    </message>
</context>
<context>
    <name>velocert::app::TaskPanel</name>
    <message>
        <source>Declare void</source>
        <translation>宣布无效</translation>
    </message>
    <message>
        <source>Declare this attempt void</source>
        <translation>宣布本次无效</translation>
    </message>
    <message>
        <source>Leave this step</source>
        <translation>离开本步骤</translation>
    </message>
    <message>
        <source>Why the attempt is void</source>
        <translation>无效原因</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>门限</translation>
    </message>
    <message>
        <source>Why is it repeated? (kept on record)</source>
        <translation>为何重做？（保留在记录中）</translation>
    </message>
    <message>
        <source>Note (kept on record)</source>
        <translation>备注（保留在记录中）</translation>
    </message>
    <message>
        <source>Why the attempt is repeated</source>
        <translation>重做的原因</translation>
    </message>
    <message>
        <source>Note on the void attempt</source>
        <translation>无效试验的备注</translation>
    </message>
</context>
<context>
    <name>velocert::app::TerminalWindow</name>
    <message>
        <source>Live terminal</source>
        <translation>实时终端</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Line settings</source>
        <translation>线路设置</translation>
    </message>
    <message>
        <source>Close the port</source>
        <translation>关闭端口</translation>
    </message>
    <message>
        <source>Open the port</source>
        <translation>打开端口</translation>
    </message>
    <message>
        <source>What was sent and received</source>
        <translation>收发内容</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>goes to the instrument as it is: \r, \n, \x1B stand for bytes</source>
        <translation>原样发送至仪器：\r、\n、\x1B 代表字节</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>End of a line</source>
        <translation>行尾</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrailModel</name>
    <message>
        <source>Why: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrailPresenter</name>
    <message>
        <source>%1 entries; looking: %2 of %3 …</source>
        <translation>%1 条；正在查找：%2 / %3…</translation>
    </message>
    <message>
        <source>%1 entries; looked at %2 of %3</source>
        <translation>%1 条；已查看 %2 / %3</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrailView</name>
    <message>
        <source>By: login or name</source>
        <translation>人员：登录名或姓名</translation>
    </message>
    <message>
        <source>About: run, item, instrument, report …</source>
        <translation>对象：记录、样品、仪器、报告…</translation>
    </message>
    <message>
        <source>From YYYY-MM-DD</source>
        <translation>自 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>To YYYY-MM-DD</source>
        <translation>至 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>只看变更</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计追踪</translation>
    </message>
    <message>
        <source>No entry is like that. Leave a filter out.</source>
        <translation>没有符合的条目。请减少筛选条件。</translation>
    </message>
    <message>
        <source>Choose an entry to read all of it; Enter opens the run it is about.</source>
        <translation>选择条目以阅读全文；按 Enter 打开相关记录。</translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save the entries asked for as PDF</source>
        <translation>将所查条目另存为 PDF</translation>
    </message>
</context>
<context>
    <name>velocert::app::WireModel</name>
    <message>
        <source>rejected: %1</source>
        <translation>拒收：%1</translation>
    </message>
    <message>
        <source>→ sent</source>
        <translation>→ 发送</translation>
    </message>
    <message>
        <source>← received</source>
        <translation>← 接收</translation>
    </message>
    <message>
        <source>t / s</source>
        <translation>t / s</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>解读</translation>
    </message>
</context>
<context>
    <name>velocert::app::WorkBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…另有 %1 条</translation>
    </message>
</context>
<context>
    <name>velocert::app::TrustPresenter</name>
    <message numerus="yes">
        <source>Verified on %1 (UTC): %2 entries, %n finding(s).</source>
        <translation><numerusform>校验于 %1（UTC）：%2 条记录，%n 项问题。</numerusform></translation>
    </message>
    <message>
        <source>Clock: synchronised</source>
        <translation>时钟：已同步</translation>
    </message>
    <message>
        <source>The clock is kept right by a time service; largest error: %1 ms.</source>
        <translation>时钟由授时服务校准；最大误差：%1 ms。</translation>
    </message>
    <message>
        <source>Clock: on its own</source>
        <translation>时钟：未同步</translation>
    </message>
    <message>
        <source>No time service keeps the clock right. Records carry this state with their time. Connect the machine to a time service.</source>
        <translation>没有授时服务校准时钟。记录的时间会注明此状态。请将本机接入授时服务。</translation>
    </message>
    <message>
        <source>Clock: unknown</source>
        <translation>时钟：未知</translation>
    </message>
    <message>
        <source>Whether the clock is kept right cannot be told on this machine.</source>
        <translation>本机无法判断时钟是否得到校准。</translation>
    </message>
    <message>
        <source>Archive: unreadable</source>
        <translation>档案：无法读取</translation>
    </message>
    <message>
        <source>Never verified.</source>
        <translation>从未校验。</translation>
    </message>
    <message>
        <source>%1 entries came since then.</source>
        <translation>此后新增 %1 条记录。</translation>
    </message>
    <message>
        <source>The last program did not close it in order.</source>
        <translation>上次程序未正常关闭档案。</translation>
    </message>
    <message>
        <source>What a watchdog wrote cannot be read. Look at the instruments, and switch off what is on.</source>
        <translation>看门狗写下的内容无法读取。请查看各仪器，并关断仍在输出的仪器。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The program could not confirm at its end that %1 is off. On %2 (UTC) the watchdog switched it off, and read that back.</source>
        <translation>程序结束时未能确认 %1 已关断。看门狗于 %2（UTC）将其关断，并已回读确认。</translation>
    </message>
    <message>
        <source>The program had ended without a farewell. On %2 (UTC) the watchdog switched off %1, and read that back.</source>
        <translation>程序没有告别就结束了。看门狗于 %2（UTC）关断了 %1，并已回读确认。</translation>
    </message>
    <message>
        <source>On %2 (UTC) the watchdog could not confirm that %1 is off. Look at it, and switch it off by hand if it is on.</source>
        <translation>看门狗于 %2（UTC）未能确认 %1 已关断。请查看该仪器，如仍在输出请手动关断。</translation>
    </message>
    <message>
        <source>%1, in use since %2 (UTC), was switched off by nobody: the program and its watchdog both ended. Look at it, and switch it off by hand if it is on.</source>
        <translation>%1 自 %2（UTC）起使用，程序和看门狗都已结束，没有人将其关断。请查看该仪器，如仍在输出请手动关断。</translation>
    </message>
    <message>
        <source>Look at the instruments</source>
        <translation>请查看仪器</translation>
    </message>
    <message>
        <source>Archive: set back</source>
        <translation>档案：被回退</translation>
    </message>
    <message>
        <source>Archive: findings</source>
        <translation>档案：有问题</translation>
    </message>
    <message>
        <source>Archive: not verified</source>
        <translation>档案：未校验</translation>
    </message>
    <message>
        <source>An account was locked</source>
        <translation>有账户曾被锁定</translation>
    </message>
    <message>
        <source>Archive: verified</source>
        <translation>档案：已校验</translation>
    </message>
    <message>
        <source>The archive was never verified.</source>
        <translation>档案从未校验。</translation>
    </message>
    <message>
        <source>The verification of %1 (UTC) found faults, the first: %2</source>
        <translation>%1（UTC）的校验发现问题，第一处：%2</translation>
    </message>
    <message>
        <source>The last verification carries a time that has not come yet, %1 (UTC): the clock was set back.</source>
        <translation>上次校验的时间 %1（UTC）尚未到来：时钟被往回拨过。</translation>
    </message>
    <message>
        <source>The last verification, of %1 (UTC), is too old.</source>
        <translation>上次校验（%1 UTC）已过期。</translation>
    </message>
    <message>
        <source>A program ended without closing the archive, and it was not verified since.</source>
        <translation>有程序未关闭档案即结束，此后未经校验。</translation>
    </message>
    <message>
        <source>There is no checkpoint yet: set an upkeep with the key of the station.</source>
        <translation>尚无检查点：请用工位密钥设定维护。</translation>
    </message>
    <message>
        <source>The newest checkpoint has not reached enough places outside.</source>
        <translation>最新检查点未送达足够的外部存放处。</translation>
    </message>
    <message>
        <source>A place outside is ahead of the archive, and nobody has acknowledged that.</source>
        <translation>某外部存放处比档案更新，且无人确认。</translation>
    </message>
    <message>
        <source>No report may be issued now:</source>
        <translation>现在不得签发报告：</translation>
    </message>
    <message>
        <source>Archive: verified too long ago</source>
        <translation>档案：校验已过期</translation>
    </message>
    <message>
        <source>The archive cannot be read.</source>
        <translation>档案不能读取。</translation>
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
        <translation>档案：维护中</translation>
    </message>
    <message>
        <source>Archive: upkeep, %1</source>
        <translation>档案：维护中，%1</translation>
    </message>
    <message>
        <source>Archive: upkeep failed</source>
        <translation>档案：维护失败</translation>
    </message>
</context>
<context>
    <name>velocert::app::UpkeepPanel</name>
    <message>
        <source>Verify now</source>
        <translation>立即校验</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>What the archive is owed</source>
        <translation>档案应做的维护</translation>
    </message>
    <message>
        <source>There is no archive yet.</source>
        <translation>还没有档案。</translation>
    </message>
</context>
<context>
    <name>velocert::app::UpkeepPresenter</name>
    <message>
        <source>Verifying the archive, which was left open</source>
        <translation>正在校验未正常关闭的档案</translation>
    </message>
    <message>
        <source>Daily upkeep of the archive</source>
        <translation>档案的每日维护</translation>
    </message>
    <message>
        <source>Verifying the archive</source>
        <translation>正在校验档案</translation>
    </message>
</context>
<context>
    <name>FileEdit</name>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose the file (F2)</source>
        <translation>选择文件（F2）</translation>
    </message>
    <message>
        <source>F2, drop it here, or its path</source>
        <translation>F2 选择、拖入文件或输入路径</translation>
    </message>
</context>
<context>
    <name>velocert::app::AnnotationPanel</name>
    <message>
        <source>Withdraw annotation %1: %2</source>
        <translation>撤回标注 %1：%2</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Put the mark into words …</source>
        <translation>为标记写说明 …</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>撤回 …</translation>
    </message>
    <message>
        <source>What is to be seen here</source>
        <translation>此处可见的情况</translation>
    </message>
    <message>
        <source>Until (s), may be empty</source>
        <translation>至（s），可不填</translation>
    </message>
    <message>
        <source>Password of your account</source>
        <translation>您的账号密码</translation>
    </message>
    <message>
        <source>Passphrase of your key</source>
        <translation>您的密钥口令</translation>
    </message>
    <message>
        <source>Trust list (needed in a real archive)</source>
        <translation>信任列表（正式档案必需）</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择 …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Do not annotate</source>
        <translation>不作标注</translation>
    </message>
    <message>
        <source>I was there and witnessed it</source>
        <translation>我在现场并见证</translation>
    </message>
    <message>
        <source>Why it is withdrawn (kept on record)</source>
        <translation>撤回理由（记录在案）</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>示值</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>by</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>attempt</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Annotations change no result. They are never removed, only withdrawn.</source>
        <translation>标注不影响任何结果；只能撤回，不能删除。</translation>
    </message>
    <message>
        <source>Nothing is noted yet. Move to a moment of the chart and press M.</source>
        <translation>尚无标注。在曲线上移到某一时刻，按 M。</translation>
    </message>
    <message>
        <source>Nothing is noted beside this run.</source>
        <translation>此次检测没有标注。</translation>
    </message>
    <message>
        <source>Annotation at %1</source>
        <translation>标注：%1</translation>
    </message>
    <message>
        <source>Sign and record</source>
        <translation>签名并记录</translation>
    </message>
    <message>
        <source>Record, not signed</source>
        <translation>记录，不签名</translation>
    </message>
    <message>
        <source>Your key (PKCS#12 file, or a token); empty: not signed</source>
        <translation>您的密钥（PKCS#12 文件或令牌）；不填则不签名</translation>
    </message>
    <message>
        <source>PIN of your token</source>
        <translation>您的令牌 PIN 码</translation>
    </message>
    <message>
        <source>Until (s)</source>
        <translation>至（s）</translation>
    </message>
    <message>
        <source>Key file or token</source>
        <translation>密钥文件或令牌</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>信任列表</translation>
    </message>
</context>
<context>
    <name>velocert::app::AnnotationPresenter</name>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>witnessed: %1</source>
        <translation>现场见证：%1</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>withdrawn by %1: %2</source>
        <translation>%1 已撤回：%2</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>set at the bench, waits for words</source>
        <translation>试验台上所设，待写说明</translation>
    </message>
    <message>
        <source>Recording the annotation</source>
        <translation>正在记录标注</translation>
    </message>
    <message>
        <source>The annotation is on record. It is not signed: the record alone names its author.</source>
        <translation>标注已记录。未签名：标注人仅由记录注明。</translation>
    </message>
    <message>
        <source>The annotation is signed and on record.</source>
        <translation>标注已签名并记录。</translation>
    </message>
    <message>
        <source>Withdrawn. Words and reason stay on record.</source>
        <translation>已撤回。原文和理由保留在记录中。</translation>
    </message>
</context>
<context>
    <name>velocert::app::BenchMarks</name>
    <message>
        <source>Recording the mark</source>
        <translation>正在记录标记</translation>
    </message>
    <message>
        <source>The mark is not on record. %1 %2</source>
        <translation>标记未能记录。%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s) marked</source>
        <translation><numerusform>已标记 %n 个时刻</numerusform></translation>
    </message>
</context>
<context>
    <name>Uncertainty</name>
    <message>
        <source>U not known: no certificate covers this value</source>
        <translation>U 未知：没有证书覆盖该值</translation>
    </message>
    <message>
        <source>U = %1 (k = %2), by the certificate</source>
        <translation>U = %1（k = %2），取自证书</translation>
    </message>
    <message>
        <source>Result: U at least %1 at the limit (k = %2)</source>
        <translation>结果：在限值处 U 至少为 %1（k = %2）</translation>
    </message>
    <message>
        <source>within that of the limit a result carries more than the usual risk</source>
        <translation>距限值不足该值时，误判风险高于通常水平</translation>
    </message>
    <message>
        <source>less than %1 inside the limit, in the guard band, a result is rejected</source>
        <translation>在限值内但余量不足 %1（保护带）时，判为不合格</translation>
    </message>
    <message>
        <source>in a band of %1 around the limit a result gets no verdict</source>
        <translation>在限值周围宽 %1 的区间内不作判定</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>No guard band: the limit has not been verified, so nothing can be decided at it.</source>
        <translation>无保护带：限值尚未核实，不能据此判定。</translation>
    </message>
    <message>
        <source>No guard band: the limit is for information and decides nothing.</source>
        <translation>无保护带：该限值仅供参考，不作判定。</translation>
    </message>
    <message>
        <source>No guard band: the run has no certificates, so the uncertainty is not known.</source>
        <translation>无保护带：本次检测没有校准证书，不确定度未知。</translation>
    </message>
    <message>
        <source>No guard band: the method gives no uncertainty budget for this result.</source>
        <translation>无保护带：方法未给出该结果的不确定度评定。</translation>
    </message>
    <message>
        <source>No guard band yet: the uncertainty of this result is known once all readings are there.</source>
        <translation>尚无保护带：全部读数取得后才能得知该结果的不确定度。</translation>
    </message>
    <message numerus="yes">
        <source>Result: U = %1 at the limit (k = %2), by %n attempt(s)</source>
        <translation>
            <numerusform>结果：在限值处 U = %1（k = %2），按 %n 次结果</numerusform>
        </translation>
    </message>
    <message>
        <source>the scatter of the attempts is not in it yet</source>
        <translation>尚未计入各次结果的分散性</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The computer slept for %1 while this was being measured, so the attempt does not count.</source>
        <translation>测量过程中计算机睡眠了 %1，本次不计入。</translation>
    </message>
    <message>
        <source>The computer slept while this was being measured, so the attempt does not count.</source>
        <translation>测量过程中计算机进入了睡眠，本次不计入。</translation>
    </message>
    <message>
        <source>Nothing that was recorded is lost.</source>
        <translation>已记录的内容没有丢失。</translation>
    </message>
    <message>
        <source>Leave the lid open and the power connected, look whether the instruments are on, and try again.</source>
        <translation>请保持屏幕打开并接通电源，确认仪器已开机，然后重试。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
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
        <translation>本步骤没有自己的限值。</translation>
    </message>
    <message>
        <source>Requirement: %1</source>
        <translation>要求：%1</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message>
        <source>%1: no attempt yet</source>
        <translation>%1：尚未进行</translation>
    </message>
    <message>
        <source>%1: attempts so far</source>
        <translation>%1：已进行的各次</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <translation>%1：%2 · %3</translation>
    </message>
    <message>
        <source>What this run came to</source>
        <translation>本次检测的结果</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 项%2</translation>
    </message>
    <message>
        <source>Clause by clause, the worst and the closest first</source>
        <translation>按条款列出，最差的和最接近限值的在前</translation>
    </message>
    <message>
        <source>Every attempt counted.</source>
        <translation>各次均有效。</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) did not count; they stay on record.</source>
        <translation><numerusform>有 %n 次不计入，仍保留在记录中。</numerusform></translation>
    </message>
    <message>
        <source>No deviation from the method.</source>
        <translation>没有偏离方法。</translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s) from the method, each approved by a second person.</source>
        <translation><numerusform>有 %n 处偏离方法，均经第二人批准。</numerusform></translation>
    </message>
    <message>
        <source>Next: it waits for its report and its review.</source>
        <translation>下一步：等待编制报告和审核。</translation>
    </message>
    <message>
        <source>Next: it waits in Review (%1).</source>
        <translation>下一步：在“审核”中等待（%1）。</translation>
    </message>
</context>
<context>
    <name>velocert::app::CentreCard</name>
    <message>
        <source>Attempts and results</source>
        <translation>试验与结果</translation>
    </message>
</context>
<context>
    <name>velocert::app::TokenButton</name>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Choose a token that holds the key</source>
        <translation>选择存放密钥的令牌（UKey）</translation>
    </message>
    <message>
        <source>No token is plugged in</source>
        <translation>未插入令牌</translation>
    </message>
    <message>
        <source>Another library (PKCS#11) ...</source>
        <translation>其他库（PKCS#11）……</translation>
    </message>
    <message>
        <source>Library of the token&apos;s maker (PKCS#11)</source>
        <translation>令牌厂商的库（PKCS#11）</translation>
    </message>
    <message>
        <source>No token is plugged in that this library knows.</source>
        <translation>没有插入该库认识的令牌。</translation>
    </message>
    <message>
        <source>Plug the token in, and choose the library its maker gives for it.</source>
        <translation>请插入令牌，并选择厂商为其提供的库。</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>can be done now</source>
        <translation>现在可做</translation>
    </message>
    <message>
        <source>after another step</source>
        <translation>待前序步骤</translation>
    </message>
    <message>
        <source>the sample rests</source>
        <translation>样品静置中</translation>
    </message>
    <message>
        <source>no sample is left</source>
        <translation>已无样品</translation>
    </message>
    <message>
        <source>same limits, same method</source>
        <translation>限值与方法均相同</translation>
    </message>
    <message>
        <source>new in this edition</source>
        <translation>本版新增</translation>
    </message>
    <message>
        <source>the limit is another one</source>
        <translation>限值不同</translation>
    </message>
    <message>
        <source>the method is another one</source>
        <translation>方法不同</translation>
    </message>
    <message>
        <source>a limit is not verified, so nobody can say it is the same</source>
        <translation>有限值未经核实，无法断定相同</translation>
    </message>
    <message>
        <source>same limits; nobody has compared the method in the two texts</source>
        <translation>限值相同，但两版方法原文未经比对</translation>
    </message>
    <message>
        <source>not asked of this item</source>
        <translation>对本样品无要求</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1: no code</source>
        <translation>%1：无编号</translation>
    </message>
    <message>
        <source>%1: which of %2?</source>
        <translation>%1：%2 件中哪一件？</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 not verified in %2</source>
        <translation>%1 在 %2 中未经核实</translation>
    </message>
    <message>
        <source>%1 new, %2</source>
        <translation>%1 新增，%2</translation>
    </message>
    <message>
        <source>%1 was only shown, judges now: %2</source>
        <translation>%1 原仅供参考，现参与判定：%2</translation>
    </message>
    <message>
        <source>%1 %2, now %3</source>
        <translation>%1 原为 %2，现为 %3</translation>
    </message>
</context>
<context>
    <name>velocert::app::PlanModel</name>
    <message>
        <source>never</source>
        <translation>无法进行</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>日期（UTC）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>静置</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>velocert::app::RetestModel</name>
    <message>
        <source>test again</source>
        <translation>须重新检测</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>仍然有效</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>无要求</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Again?</source>
        <translation>是否重测</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>velocert::app::PlanPresenter</name>
    <message>
        <source>Making the plan</source>
        <translation>正在编制计划</translation>
    </message>
    <message>
        <source>Plan of tests</source>
        <translation>检测计划</translation>
    </message>
    <message>
        <source>Plan of tests: %1, %2</source>
        <translation>检测计划：%1，%2</translation>
    </message>
    <message>
        <source>No item yet. Type its number and the day it was made; the plan follows from them.</source>
        <translation>尚无样品。请填写样品编号与制造日期，计划由此得出。</translation>
    </message>
    <message>
        <source>Reading the runs of the item …</source>
        <translation>正在读取该样品的检测 …</translation>
    </message>
    <message>
        <source>There is no plan.</source>
        <translation>没有计划。</translation>
    </message>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>已完成 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1, from %2 to %3 (UTC)</source>
        <translation>%1，自 %2 至 %3（UTC）</translation>
    </message>
    <message>
        <source>%1. With the rests, the last step cannot be before %2</source>
        <translation>%1。计入静置时间，最后一步不早于 %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>全部完成。</translation>
    </message>
    <message>
        <source>A sample rests until %1 (UTC), and nothing else can be done meanwhile.</source>
        <translation>有样品静置至 %1（UTC），其间没有其他可做的步骤。</translation>
    </message>
    <message>
        <source>A sample rests until %1 (UTC). Meanwhile: %2.</source>
        <translation>有样品静置至 %1（UTC）。其间可做：%2。</translation>
    </message>
    <message numerus="yes">
        <source>Begin with %1: a rest of %2 follows it, and %n other step(s) can be done meanwhile.</source>
        <translation><numerusform>请先做 %1：其后需静置 %2，其间可做其他 %n 个步骤。</numerusform></translation>
    </message>
    <message>
        <source>Nothing can be done now: look at the state of each step.</source>
        <translation>现在没有可做的步骤，请查看各步骤的状态。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) can be done now.</source>
        <translation><numerusform>现在有 %n 个步骤可做。</numerusform></translation>
    </message>
    <message>
        <source>The order is of the item %1, not of %2.</source>
        <translation>委托单针对样品 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>Sample %1: the plan has no sample “%2”.</source>
        <translation>样品 %1：计划中没有样品“%2”。</translation>
    </message>
    <message>
        <source>Sample %1 stands for the test item, whose code is %2.</source>
        <translation>样品 %1 代表受试样品，而后者的编号为 %2。</translation>
    </message>
    <message>
        <source>Sample %1: there is no procedure “%2”.</source>
        <translation>样品 %1：没有检测项目“%2”。</translation>
    </message>
    <message>
        <source>No other edition is known to which the item or its model was tested. Choose one to compare with.</source>
        <translation>未知该样品或其型号曾按其他版本检测。请选择要比较的版本。</translation>
    </message>
    <message numerus="yes">
        <source>Tested to %1, to hold to %2: %n clause(s) must be tested again.</source>
        <translation><numerusform>曾按 %1 检测，现须符合 %2：有 %n 条须重新检测。</numerusform></translation>
    </message>
    <message>
        <source>%1 Nothing like it found: %2.</source>
        <translation>%1 未找到对应条款：%2。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <translation><numerusform>%1；以及另外 %n 个</numerusform></translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>%1, %2 (UTC)</source>
        <translation>%1，%2（UTC）</translation>
    </message>
    <message>
        <source>%1 until %2 (UTC)</source>
        <translation>%1，至 %2（UTC）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Spared by</source>
        <translation>可由此代替</translation>
    </message>
    <message>
        <source>%1, in one run with this</source>
        <translation>同一次运行中的%1</translation>
    </message>
    <message>
        <source>First</source>
        <translation>须先完成</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <translation>%1（UTC）</translation>
    </message>
    <message>
        <source>Rest before</source>
        <translation>事先静置</translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation>其间可做</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>没有其他步骤</translation>
    </message>
    <message>
        <source>%1. No order in use says which one it is.</source>
        <translation>%1。没有委托单说明是哪一件。</translation>
    </message>
    <message>
        <source>%1 The order has %2 and does not say which.</source>
        <translation>%1委托单列有 %2，未说明是哪一件。</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>the sample serves nothing else but what goes on with it</source>
        <translation>该样品除接续其上的步骤外不再使用</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原条款</translation>
    </message>
    <message>
        <source>Again?</source>
        <translation>是否重测</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>%1 (spare)</source>
        <translation>%1（备用）</translation>
    </message>
    <message>
        <source>Pieces: their number stands with each step.</source>
        <translation>成批试样：数量见各步骤。</translation>
    </message>
    <message>
        <source>Planned: %1, and %2 spare.</source>
        <translation>计划：%1 件，另备用 %2 件。</translation>
    </message>
    <message>
        <source>No code is stated.</source>
        <translation>未说明编号。</translation>
    </message>
    <message>
        <source>Came in: %1.</source>
        <translation>已到：%1。</translation>
    </message>
    <message>
        <source>Not stated on which code: %1 of %2 steps.</source>
        <translation>未说明用哪一件：%1 步，共 %2 步。</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出处：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The order names no item. Scan or type the item&apos;s code, then choose the file again.</source>
        <translation>委托单未写明样品。请扫描或输入样品编号，然后重新选择文件。</translation>
    </message>
    <message>
        <source>The order is of the item %1, not of %2. It is kept for that item: scan or type its code.</source>
        <translation>委托单针对样品 %1，而不是 %2，将为该样品保留：请扫描或输入其编号。</translation>
    </message>
    <message>
        <source>The order is of the item %1: scan or type its code.</source>
        <translation>委托单针对样品 %1：请扫描或输入其编号。</translation>
    </message>
</context>
<context>
    <name>velocert::app::PlanPage</name>
    <message>
        <source>Back to the item</source>
        <translation>返回样品</translation>
    </message>
    <message>
        <source>Order file …</source>
        <translation>委托单文件 …</translation>
    </message>
    <message>
        <source>Without the order</source>
        <translation>不用委托单</translation>
    </message>
    <message>
        <source>Order of tests</source>
        <translation>检测顺序</translation>
    </message>
    <message>
        <source>To test again</source>
        <translation>须重新检测</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation>只看未完成的</translation>
    </message>
    <message>
        <source>Choose its procedure for the run</source>
        <translation>选定该项目进行检测</translation>
    </message>
    <message>
        <source>Choose all that can be done now</source>
        <translation>选定现在可做的全部项目</translation>
    </message>
    <message>
        <source>Tested to</source>
        <translation>曾按其检测</translation>
    </message>
    <message>
        <source>What is chosen in the list</source>
        <translation>列表中所选的内容</translation>
    </message>
    <message>
        <source>none or not known</source>
        <translation>没有或未知</translation>
    </message>
    <message>
        <source>Order file</source>
        <translation>委托单文件</translation>
    </message>
</context>
<context>
    <name>Range</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>不小于 %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>不大于 %1</translation>
    </message>
</context>
<context>
    <name>Recorded</name>
    <message>
        <source>SPECIMEN: training or simulated, not for certification</source>
        <translation>样张：培训或模拟，不得用于认证</translation>
    </message>
    <message>
        <source>stopped safely by the operator</source>
        <translation>检测员安全停止</translation>
    </message>
    <message>
        <source>emergency stop by the operator</source>
        <translation>检测员急停</translation>
    </message>
    <message>
        <source>suspended by the operator</source>
        <translation>检测员暂停</translation>
    </message>
    <message>
        <source>stopped safely by Ctrl-C at the terminal</source>
        <translation>终端按下 Ctrl-C，已安全停止</translation>
    </message>
    <message>
        <source>suspended by Ctrl-C at the terminal</source>
        <translation>终端按下 Ctrl-C，已暂停</translation>
    </message>
    <message>
        <source>stopped safely by the signal INT</source>
        <translation>收到信号 INT，已安全停止</translation>
    </message>
    <message>
        <source>suspended by the signal INT</source>
        <translation>收到信号 INT，已暂停</translation>
    </message>
    <message>
        <source>stopped safely by the signal TERM</source>
        <translation>收到信号 TERM，已安全停止</translation>
    </message>
    <message>
        <source>suspended by the signal TERM</source>
        <translation>收到信号 TERM，已暂停</translation>
    </message>
    <message>
        <source>stopped safely by the signal HUP</source>
        <translation>收到信号 HUP，已安全停止</translation>
    </message>
    <message>
        <source>suspended by the signal HUP</source>
        <translation>收到信号 HUP，已暂停</translation>
    </message>
    <message>
        <source>stopped safely by the loss of the terminal</source>
        <translation>终端断开，已安全停止</translation>
    </message>
    <message>
        <source>suspended by the loss of the terminal</source>
        <translation>终端断开，已暂停</translation>
    </message>
    <message>
        <source>a step ended without being completed</source>
        <translation>有步骤未完成即结束</translation>
    </message>
    <message>
        <source>the program ended during the run; what was recorded until then is kept</source>
        <translation>运行中程序结束；此前的记录均保留</translation>
    </message>
    <message>
        <source>brake off</source>
        <translation>制动转矩已撤除</translation>
    </message>
    <message>
        <source>output off</source>
        <translation>输出已关闭</translation>
    </message>
    <message>
        <source>test off</source>
        <translation>试验已停止</translation>
    </message>
    <message>
        <source>it was only listened to: there is nothing to stop</source>
        <translation>仅接收数据，无需停止</translation>
    </message>
    <message>
        <source>stopped; read back: %1</source>
        <translation>已停止；读回：%1</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>over-range</source>
        <translation>超上限</translation>
    </message>
    <message>
        <source>under-range</source>
        <translation>超下限</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>推算值</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>数据缺失</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>已饱和</translation>
    </message>
    <message>
        <source>zeroing</source>
        <translation>置零</translation>
    </message>
    <message>
        <source>no-value</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Outside places that hold all checkpoints: %1; there ought to be %2.</source>
        <translation>存有全部检查点的外部存放处：%1 处；应有 %2 处。</translation>
    </message>
    <message>
        <source>The outside place &quot;%1&quot; lacks checkpoints</source>
        <translation>外部存放处“%1”缺少检查点</translation>
    </message>
    <message>
        <source>anemometer</source>
        <translation>风速计</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>天平或衡器</translation>
    </message>
    <message>
        <source>climate-sensor</source>
        <translation>温湿度传感器</translation>
    </message>
    <message>
        <source>dynamometer</source>
        <translation>测功机</translation>
    </message>
    <message>
        <source>force-gauge</source>
        <translation>测力计</translation>
    </message>
    <message>
        <source>force-sensor</source>
        <translation>力传感器</translation>
    </message>
    <message>
        <source>gnss</source>
        <translation>卫星定位接收机</translation>
    </message>
    <message>
        <source>gnss-logger</source>
        <translation>卫星测速记录仪</translation>
    </message>
    <message>
        <source>hand-held-meter</source>
        <translation>手持仪表</translation>
    </message>
    <message>
        <source>lcr</source>
        <translation>LCR 电桥</translation>
    </message>
    <message>
        <source>load</source>
        <translation>电子负载</translation>
    </message>
    <message>
        <source>modbus-device</source>
        <translation>Modbus 设备</translation>
    </message>
    <message>
        <source>multimeter</source>
        <translation>万用表</translation>
    </message>
    <message>
        <source>power-meter</source>
        <translation>功率计</translation>
    </message>
    <message>
        <source>pulse-daq</source>
        <translation>脉冲采集器</translation>
    </message>
    <message>
        <source>safety-tester</source>
        <translation>安规测试仪</translation>
    </message>
    <message>
        <source>sound-level-meter</source>
        <translation>声级计</translation>
    </message>
    <message>
        <source>source</source>
        <translation>直流电源</translation>
    </message>
    <message>
        <source>thermo-hygrometer</source>
        <translation>温湿度计</translation>
    </message>
    <message>
        <source>thermometer</source>
        <translation>温度计</translation>
    </message>
    <message>
        <source>torque-sensor</source>
        <translation>转矩传感器</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>气象仪</translation>
    </message>
    <message>
        <source>weighing-indicator</source>
        <translation>称重显示器</translation>
    </message>
    <message>
        <source>the program ended during the run; it can be gone on with</source>
        <translation>程序在运行中终止；可以继续</translation>
    </message>
    <message>
        <source>%1 rests until %2; all that could be done meanwhile is done</source>
        <translation>%1 静置至 %2；其间可做的已全部完成</translation>
    </message>
    <message>
        <source>Account %1 is locked until %2 (UTC), after %3 failed sign-ins: a signatory looks into it.</source>
        <translation>账户 %1 因 %3 次登录失败被锁定至 %2（UTC）：请授权签字人查明。</translation>
    </message>
    <message>
        <source>Account %1 was locked until %2 (UTC), after %3 failed sign-ins, and nobody has answered for that: a signatory looks into it.</source>
        <translation>账户 %1 曾因 %3 次登录失败被锁定至 %2（UTC），尚无人作出说明：请授权签字人查明。</translation>
    </message>
    <message>
        <source>Accounts and rights were never reviewed since %1; a year is allowed.</source>
        <translation>账户和权限自 %1 以来从未审查；期限为一年。</translation>
    </message>
    <message>
        <source>Accounts and rights were last reviewed on %1; a year is allowed.</source>
        <translation>账户和权限上次审查于 %1；期限为一年。</translation>
    </message>
    <message>
        <source>Unclean ends of the program that nobody has accounted for: %1.</source>
        <translation>尚无人说明的程序意外中止：%1 次。</translation>
    </message>
    <message>
        <source>%1 · attempt %2</source>
        <translation>%1 · 第 %2 次</translation>
    </message>
</context>
<context>
    <name>velocert::app::SetupPage</name>
    <message>
        <source>To be filled in</source>
        <translation>需填写</translation>
    </message>
</context>
<context>
    <name>EquipmentForm</name>
    <message>
        <source>To be filled in</source>
        <translation>需填写</translation>
    </message>
    <message>
        <source>No day: year-month-day, such as 2026-03-31</source>
        <translation>不是日期：年-月-日，如 2026-03-31</translation>
    </message>
    <message>
        <source>New instrument</source>
        <translation>新仪器</translation>
    </message>
    <message>
        <source>Change the instrument</source>
        <translation>更改仪器</translation>
    </message>
    <message>
        <source>Each field is asked for by ISO/IEC 17025; where there is nothing, say so.</source>
        <translation>各栏均为 ISO/IEC 17025 所要求；没有内容时请写明“无”。</translation>
    </message>
    <message>
        <source>A new version is entered; the earlier one stays on record.</source>
        <translation>将录入新版本；原版本保留在记录中。</translation>
    </message>
    <message>
        <source>Number in the laboratory</source>
        <translation>实验室编号</translation>
    </message>
    <message>
        <source>as on its label</source>
        <translation>与标签一致</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>出厂编号</translation>
    </message>
    <message>
        <source>as on plate and certificate</source>
        <translation>与铭牌和证书一致</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>scale, power meter ...</source>
        <translation>秤、功率计……</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>放置地点</translation>
    </message>
    <message>
        <source>How it was found to conform</source>
        <translation>符合性核查方式</translation>
    </message>
    <message>
        <source>A calibration is accepted when</source>
        <translation>校准接受准则</translation>
    </message>
    <message>
        <source>Interval between calibrations</source>
        <translation>校准周期</translation>
    </message>
    <message>
        <source>Reference materials</source>
        <translation>标准物质</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履历</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>adjustment</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>damage or repair</source>
        <translation>损坏或维修</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Is in the register already: change that one instead</source>
        <translation>台账中已有此编号：请更改该仪器</translation>
    </message>
    <message>
        <source>Belongs to %1</source>
        <translation>属于 %1</translation>
    </message>
</context>
<context>
    <name>CertificateForm</name>
    <message>
        <source>No day: year-month-day, such as 2026-03-31</source>
        <translation>不是日期：年-月-日，如 2026-03-31</translation>
    </message>
    <message>
        <source>To be filled in</source>
        <translation>需填写</translation>
    </message>
    <message>
        <source>Another kind of unit; expected one such as %1</source>
        <translation>单位种类不符；应为如 %1</translation>
    </message>
    <message>
        <source>No number with at most one unit, such as 20.05</source>
        <translation>不是数值（可带一个单位），例如 20.05</translation>
    </message>
    <message>
        <source>This day has not come yet</source>
        <translation>该日期尚未到来</translation>
    </message>
    <message>
        <source>Must be after the calibration</source>
        <translation>必须晚于校准日期</translation>
    </message>
    <message>
        <source>A whole number, 1 or more</source>
        <translation>整数，不小于 1</translation>
    </message>
    <message>
        <source>Revision %1 is in the register; a corrected certificate is a higher revision</source>
        <translation>第 %1 版已在台账中；更正后的证书应为更高版次</translation>
    </message>
    <message>
        <source>Its own number; a corrected certificate is a higher revision</source>
        <translation>不能取代自身；更正后的证书应为更高版次</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有此文件</translation>
    </message>
    <message>
        <source>Choose what is measured</source>
        <translation>请选择被测量</translation>
    </message>
    <message>
        <source>Stands twice; all points of it belong to one line</source>
        <translation>重复出现；同一被测量的点应归于一行</translation>
    </message>
    <message>
        <source>A number above zero, such as 2</source>
        <translation>大于零的数，例如 2</translation>
    </message>
    <message>
        <source>Below the beginning of the range</source>
        <translation>低于范围起点</translation>
    </message>
    <message>
        <source>Has no line among the ranges</source>
        <translation>校准范围中没有对应的行</translation>
    </message>
    <message>
        <source>U must be above zero</source>
        <translation>U 必须大于零</translation>
    </message>
    <message>
        <source>Not above the point before it: points ascend, each once</source>
        <translation>不大于前一点：各点须递增且不重复</translation>
    </message>
    <message>
        <source>Outside the range of the certificate</source>
        <translation>超出证书范围</translation>
    </message>
    <message>
        <source>Has no point</source>
        <translation>没有校准点</translation>
    </message>
    <message>
        <source>New certificate</source>
        <translation>新证书</translation>
    </message>
    <message>
        <source>It stands beside the earlier ones, which stay on record. Runs from now on use the one that was calibrated last.</source>
        <translation>新证书与以前的证书并存，以前的证书保留在记录中。今后的检测使用最近一次校准的证书。</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Calibrated by</source>
        <translation>校准机构</translation>
    </message>
    <message>
        <source>Traceable to</source>
        <translation>溯源至</translation>
    </message>
    <message>
        <source>accreditation or national institute</source>
        <translation>认可或国家计量院</translation>
    </message>
    <message>
        <source>Calibrated on</source>
        <translation>校准日期</translation>
    </message>
    <message>
        <source>May be used until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>环境条件</translation>
    </message>
    <message>
        <source>temperature, humidity, as stated</source>
        <translation>按证书所载的温度、湿度</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>none: both stay valid</source>
        <translation>无：两者均有效</translation>
    </message>
    <message>
        <source>Makes invalid</source>
        <translation>使其失效的证书</translation>
    </message>
    <message>
        <source>The certificate states</source>
        <translation>证书给出</translation>
    </message>
    <message>
        <source>the correction</source>
        <translation>修正值</translation>
    </message>
    <message>
        <source>the error of indication</source>
        <translation>示值误差</translation>
    </message>
    <message>
        <source>the reference value</source>
        <translation>标准值</translation>
    </message>
    <message>
        <source>Scan of the certificate</source>
        <translation>证书扫描件</translation>
    </message>
    <message>
        <source>What was calibrated</source>
        <translation>校准项目</translation>
    </message>
    <message>
        <source>Measurand</source>
        <translation>被测量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>usual one</source>
        <translation>常用单位</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Range from</source>
        <translation>范围自</translation>
    </message>
    <message>
        <source>Range to</source>
        <translation>范围至</translation>
    </message>
    <message>
        <source>U at least, in %</source>
        <translation>U 至少（%）</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>校准点</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>示值</translation>
    </message>
    <message>
        <source>What it states</source>
        <translation>给出值</translation>
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
        <translation>%1：尚未询问是哪台仪器</translation>
    </message>
    <message>
        <source>Press &quot;Ask the instruments&quot;.</source>
        <translation>请按“询问仪器”。</translation>
    </message>
    <message>
        <source>%1: the instrument does not tell its serial number</source>
        <translation>%1：仪器不报出厂编号</translation>
    </message>
    <message>
        <source>Compare its plate with the register.</source>
        <translation>请将铭牌与台账核对。</translation>
    </message>
    <message>
        <source>%1: another instrument is connected</source>
        <translation>%1：所接为另一台仪器</translation>
    </message>
    <message>
        <source>It tells the serial number %1; assigned is %2.</source>
        <translation>其自报出厂编号为 %1；分配的是 %2。</translation>
    </message>
    <message>
        <source>Connect the assigned one, or assign this one in Setup, Station and ports.</source>
        <translation>请接上所分配的仪器，或在“设置 - 工位与端口”中分配此仪器。</translation>
    </message>
    <message>
        <source>%1: the instrument may not be used today</source>
        <translation>%1：该仪器今日不得使用</translation>
    </message>
</context>
<context>
    <name>Todo</name>
    <message>
        <source>no account yet: the window asks for the first</source>
        <translation>尚无账户：窗口将要求建立首个账户</translation>
    </message>
    <message>
        <source>accounts: %1</source>
        <translation>账户：%1</translation>
    </message>
    <message>
        <source>accounts: %1, none of a technician</source>
        <translation>账户：%1，其中没有检测员</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name of the station</source>
        <translation>工位名称</translation>
    </message>
    <message>
        <source>still the one it came with</source>
        <translation>仍为出厂名称</translation>
    </message>
    <message>
        <source>Instruments and certificates</source>
        <translation>仪器与证书</translation>
    </message>
    <message>
        <source>%1 of %2 may be used</source>
        <translation>%2 台中 %1 台可用</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>none assigned to a role</source>
        <translation>尚未分配给任何角色</translation>
    </message>
    <message>
        <source>%1 of %2 assigned ports are there</source>
        <translation>已分配的 %2 个端口中有 %1 个在位</translation>
    </message>
</context>
<context>
    <name>Drivers</name>
    <message>
        <source>Balance or weighing terminal with MT-SICS (Mettler-Toledo, KERN KCP and others)</source>
        <translation>MT-SICS 天平或称重终端（Mettler-Toledo、KERN KCP 等）</translation>
    </message>
    <message>
        <source>Balance or scale with RADWAG's protocol (RADWAG, KERN KLB and others)</source>
        <translation>RADWAG 协议天平或秤（RADWAG、KERN KLB 等）</translation>
    </message>
    <message>
        <source>Balance or scale with Sartorius SBI (Sartorius, Minebea Intec and others)</source>
        <translation>Sartorius SBI 天平或秤（Sartorius、Minebea Intec 等）</translation>
    </message>
    <message>
        <source>Weighing indicator XK3190 (Yaohua A9, A12, A26, DS3 and others built like them)</source>
        <translation>XK3190 称重显示器（耀华 A9、A12、A26、DS3 及同类）</translation>
    </message>
    <message>
        <source>Terminal with Toledo continuous output (Mettler-Toledo and others built like it)</source>
        <translation>托利多连续输出终端（Mettler-Toledo 及同类）</translation>
    </message>
    <message>
        <source>Pulse counter with lever forces and switches (fifth wheel, optical head, wheel sensor)</source>
        <translation>脉冲计数器，带握把力和开关（五轮仪、光电头、轮速传感器）</translation>
    </message>
    <message>
        <source>Satellite receiver with NMEA 0183 sentences, GNSS with BeiDou (any maker; CASIC AT6558/ATGM336H, Unicore KSXT, u-blox, Quectel and others)</source>
        <translation>NMEA 0183 卫星接收机，支持北斗的 GNSS（不限厂家；中科微 AT6558/ATGM336H、和芯星通 KSXT、u-blox、移远等）</translation>
    </message>
    <message>
        <source>Satellite receiver with u-blox UBX protocol, GNSS with BeiDou (NEO-M8, ZED-F9P, NEO-M9N, MAX-M10)</source>
        <translation>u-blox UBX 协议卫星接收机，支持北斗的 GNSS（NEO-M8、ZED-F9P、NEO-M9N、MAX-M10）</translation>
    </message>
    <message>
        <source>Racelogic VBOX satellite speed and brake test logger (VBOX 3i, 3iS, speed sensors)</source>
        <translation>Racelogic VBOX 卫星速度与制动测试记录仪（VBOX 3i、3iS、速度传感器）</translation>
    </message>
    <message>
        <source>Dynamometer controller (Magtrol DSP6001, DSP7001, 6200)</source>
        <translation>测功机控制器（Magtrol DSP6001、DSP7001、6200）</translation>
    </message>
    <message>
        <source>Torque transducer with frequency output, by a counter box</source>
        <translation>频率输出扭矩传感器，经计数器接入</translation>
    </message>
    <message>
        <source>Direct-current source with SCPI (ITECH IT6000, IT6500, IT6800 and others)</source>
        <translation>SCPI 直流电源（艾德克斯 IT6000、IT6500、IT6800 等）</translation>
    </message>
    <message>
        <source>Power analyser (Yokogawa WT310/WT310E, GW Instek GPM-8213/8310, Hioki PW3335/3336/3337)</source>
        <translation>功率分析仪（横河 WT310/WT310E、固纬 GPM-8213/8310、日置 PW3335/3336/3337）</translation>
    </message>
    <message>
        <source>Impedance meter with SCPI (Keysight E4980, Tonghui TH283x, BK 894, GW Instek LCR-6000)</source>
        <translation>SCPI 阻抗测试仪（是德 E4980、同惠 TH283x、BK 894、固纬 LCR-6000）</translation>
    </message>
    <message>
        <source>Bench multimeter with SCPI (34401A, GW Instek GDM-8342/8261, Rigol DM3058, Siglent SDM, OWON XDM1041)</source>
        <translation>SCPI 台式万用表（34401A、固纬 GDM-8342/8261、普源 DM3058、鼎阳 SDM、利利普 XDM1041）</translation>
    </message>
    <message>
        <source>Electronic load with SCPI (ITECH IT8500+, IT8800 and others)</source>
        <translation>SCPI 电子负载（艾德克斯 IT8500+、IT8800 等）</translation>
    </message>
    <message>
        <source>Electronic load with 26-byte frames (ITECH IT85xx, BK Precision 85xx)</source>
        <translation>26 字节帧电子负载（艾德克斯 IT85xx、BK Precision 85xx）</translation>
    </message>
    <message>
        <source>Hand-held impedance meter with SCPI (Tonghui TH2822, BK 879, Keysight U1731 to U1733)</source>
        <translation>SCPI 手持阻抗表（同惠 TH2822、BK 879、是德 U1731 至 U1733）</translation>
    </message>
    <message>
        <source>Hand-held impedance meter with ES51919 (DER EE DE-5000 and clones)</source>
        <translation>ES51919 手持阻抗表（DER EE DE-5000 及同类）</translation>
    </message>
    <message>
        <source>Impedance meter with the older print format (Tonghui TH2810B)</source>
        <translation>旧式打印格式阻抗测试仪（同惠 TH2810B）</translation>
    </message>
    <message>
        <source>Impedance meter Aim-TTi LCR400</source>
        <translation>Aim-TTi LCR400 阻抗测试仪</translation>
    </message>
    <message>
        <source>Safety tester (GW Instek GPT-9800, GPT-9900 and RS PRO clones)</source>
        <translation>安规测试仪（固纬 GPT-9800、GPT-9900 及 RS PRO 同类）</translation>
    </message>
    <message>
        <source>Safety tester (Chroma 1903x, 1905x)</source>
        <translation>安规测试仪（致茂 1903x、1905x）</translation>
    </message>
    <message>
        <source>Safety tester Hioki 3174 (results only)</source>
        <translation>日置 3174 安规测试仪（仅结果）</translation>
    </message>
    <message>
        <source>Weather transmitter (Vaisala WXT5xx, WMT52), polled ASCII, with and without checksum</source>
        <translation>气象变送器（维萨拉 WXT5xx、WMT52），ASCII 查询，可带校验和</translation>
    </message>
    <message>
        <source>Wind sensor with NMEA 0183 (MWV), such as Vaisala WXT and WMT in NMEA mode</source>
        <translation>NMEA 0183（MWV）风传感器，如 NMEA 模式的维萨拉 WXT 和 WMT</translation>
    </message>
    <message>
        <source>Lutron meters with the 16-digit stream (tachometers, sound level meters, anemometers, force gauges, hygrometers, thermometers)</source>
        <translation>Lutron 16 位数据流仪表（转速表、声级计、风速计、测力计、湿度计、温度计）</translation>
    </message>
    <message>
        <source>Thermometer CENTER 30x (304, 309), Voltcraft K204</source>
        <translation>CENTER 30x（304、309）、Voltcraft K204 温度计</translation>
    </message>
    <message>
        <source>Thermo-hygrometer MIC 98581, 98583</source>
        <translation>MIC 98581、98583 温湿度计</translation>
    </message>
    <message>
        <source>Any Modbus RTU device: one value, described by options (register, type, unit)</source>
        <translation>任意 Modbus RTU 设备：单个值，由选项描述（寄存器、类型、单位）</translation>
    </message>
    <message>
        <source>Torque sensor with Modbus (DYN-200 and ATO type, Star J12 type)</source>
        <translation>Modbus 扭矩传感器（DYN-200 和 ATO 型、Star J12 型）</translation>
    </message>
    <message>
        <source>Force transmitter with Modbus (WObit ADT42, Baykon MX08)</source>
        <translation>Modbus 力变送器（WObit ADT42、Baykon MX08）</translation>
    </message>
    <message>
        <source>Weighing or force indicator with Modbus (common layout, to be checked against the manual)</source>
        <translation>Modbus 称重或测力显示器（常见布局，须与说明书核对）</translation>
    </message>
    <message>
        <source>Electronic load with Modbus (Maynuo M97 and M98 series)</source>
        <translation>Modbus 电子负载（美尔诺 M97、M98 系列）</translation>
    </message>
    <message>
        <source>Temperature and humidity sensor with Modbus (Renke RS-WS-N01 and relatives)</source>
        <translation>Modbus 温湿度传感器（仁科 RS-WS-N01 及同类）</translation>
    </message>
    <message>
        <source>Wind sensor with Modbus (DFRobot SEN0657 and Renke type, XM8589, Enginique)</source>
        <translation>Modbus 风传感器（DFRobot SEN0657 和仁科型、XM8589、Enginique）</translation>
    </message>
    <message>
        <source>Sound level meter NTi Audio XL2, XL3 (remote measurement commands)</source>
        <translation>NTi Audio XL2、XL3 声级计（远程测量命令）</translation>
    </message>
    <message>
        <source>Sound level meter Rion NL-42, NL-52, NL-43, NL-53</source>
        <translation>理音 NL-42、NL-52、NL-43、NL-53 声级计</translation>
    </message>
    <message>
        <source>Sound level meter Svantek (SVAN 9xx, SV 97x)</source>
        <translation>Svantek 声级计（SVAN 9xx、SV 97x）</translation>
    </message>
    <message>
        <source>Sound level meter Colead SL-5868P</source>
        <translation>科利德 SL-5868P 声级计</translation>
    </message>
    <message>
        <source>Sound level meter CEM DT-885x (DT-8850, DT-8851, DT-8852), streaming</source>
        <translation>CEM DT-885x 声级计（DT-8850、DT-8851、DT-8852），连续输出</translation>
    </message>
    <message>
        <source>Sound level meter PCE-322A, streaming</source>
        <translation>PCE-322A 声级计，连续输出</translation>
    </message>
    <message>
        <source>Force gauge Dillon Quantrol AFG, Mecmesin AFG</source>
        <translation>Dillon Quantrol AFG、Mecmesin AFG 测力计</translation>
    </message>
    <message>
        <source>Strain amplifier Omega Denshi AL6, up to 1200 values a second</source>
        <translation>Omega Denshi AL6 应变放大器，每秒最多 1200 个值</translation>
    </message>
    <message>
        <source>Digital indicator TEAC TD-9000T</source>
        <translation>TEAC TD-9000T 数字显示器</translation>
    </message>
    <message>
        <source>Balance or platform scale with the A&amp;D standard format</source>
        <translation>A&amp;D 标准格式天平或台秤</translation>
    </message>
    <message>
        <source>Andilog Centor force gauge</source>
        <translation>Andilog Centor 测力计</translation>
    </message>
    <message>
        <source>Dini Argeo weighing indicator or transmitter</source>
        <translation>Dini Argeo 称重显示器或变送器</translation>
    </message>
    <message>
        <source>KERN balance with the older stream of 14 or 15 bytes (EW-N and others)</source>
        <translation>KERN 天平，旧式 14 或 15 字节数据流（EW-N 等）</translation>
    </message>
    <message>
        <source>Mark-10 force gauge, series 3, 4, 5 and 7</source>
        <translation>Mark-10 测力计，3、4、5、7 系列</translation>
    </message>
    <message>
        <source>Ohaus balance or bench scale</source>
        <translation>奥豪斯天平或台秤</translation>
    </message>
    <message>
        <source>Scale with the SMA protocol (Scale Manufacturers Association, level 1 and 2)</source>
        <translation>SMA 协议秤（衡器制造商协会，1 级和 2 级）</translation>
    </message>
    <message>
        <source>tecsis EZE30 force transducer electronics</source>
        <translation>tecsis EZE30 力传感器电子单元</translation>
    </message>
    <message>
        <source>UNI-T UT321, UT322, UT325 thermometer</source>
        <translation>优利德 UT321、UT322、UT325 温度计</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>ledger row %1</source>
        <translation>账本第 %1 行</translation>
    </message>
    <message>
        <source>the sealed record of report %1 rests on another ledger</source>
        <translation>报告 %1 的封存记录以另一账本为据</translation>
    </message>
    <message>
        <source>the sealed record of report %1 rests on a ledger that was not there yet</source>
        <translation>报告 %1 的封存记录以当时尚不存在的账本为据</translation>
    </message>
    <message>
        <source>the sealed record of report %1 rests on evidence %2, which no record of run %3 names: the report was made from other evidence</source>
        <translation>报告 %1 的封存记录以证据 %2 为据，而运行 %3 的记录都未引用它：该报告由别的证据作出</translation>
    </message>
    <message>
        <source>evidence %1, named by the records of run %2, is none that the sealed record of report %3 rests on</source>
        <translation>证据 %1 由运行 %2 的记录引用，但报告 %3 的封存记录未以它为据</translation>
    </message>
    <message>
        <source>heads.log line %1</source>
        <translation>heads.log 第 %1 行</translation>
    </message>
    <message>
        <source>index.sqlite table %1, run %2</source>
        <translation>index.sqlite 表 %1，运行 %2</translation>
    </message>
    <message>
        <source>index.sqlite table %1</source>
        <translation>index.sqlite 表 %1</translation>
    </message>
    <message>
        <source>report %1, signature %2</source>
        <translation>报告 %1，签名 %2</translation>
    </message>
    <message>
        <source>signature %1</source>
        <translation>签名 %1</translation>
    </message>
    <message>
        <source>time-stamp of %1</source>
        <translation>%1 的时间戳</translation>
    </message>
    <message>
        <source>attachment %1</source>
        <translation>附件 %1</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>校核</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>见证</translation>
    </message>
    <message>
        <source>missing, %1</source>
        <translation>缺失，%1</translation>
    </message>
    <message>
        <source>missing; the field is empty</source>
        <translation>缺失；签名域为空</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>named by ledger row %1, run %2 (%3 entries)</source>
        <translation>由账本第 %1 行、运行 %2 引用（共 %3 条）</translation>
    </message>
    <message>
        <source>named by ledger row %1, run %2</source>
        <translation>由账本第 %1 行、运行 %2 引用</translation>
    </message>
    <message>
        <source>named by ledger row %1 (%2 entries)</source>
        <translation>由账本第 %1 行引用（共 %2 条）</translation>
    </message>
    <message>
        <source>named by ledger row %1</source>
        <translation>由账本第 %1 行引用</translation>
    </message>
    <message>
        <source>the bytes were changed: their digest is %1, %2</source>
        <translation>字节被改动：其校验值为 %1，%2</translation>
    </message>
    <message>
        <source>the bytes were changed: their digest is %1</source>
        <translation>字节被改动：其校验值为 %1</translation>
    </message>
    <message>
        <source>is %1 bytes long, the index says %2, %3</source>
        <translation>长度为 %1 字节，索引记为 %2，%3</translation>
    </message>
    <message>
        <source>is no file of the archive&apos;s own: a link or a device</source>
        <translation>不是档案自身的文件：链接或设备</translation>
    </message>
    <message>
        <source>stands in the package twice</source>
        <translation>在证据包中出现两次</translation>
    </message>
    <message>
        <source>unknown key: signed by %1, whose key is not among those given</source>
        <translation>未知密钥：由 %1 签署，其密钥不在所给的密钥之中</translation>
    </message>
    <message>
        <source>is %1 bytes long, the index says %2</source>
        <translation>长度为 %1 字节，索引记为 %2</translation>
    </message>
    <message>
        <source>does not belong to the archive</source>
        <translation>不属于本档案</translation>
    </message>
    <message>
        <source>no entry of the ledger names this file</source>
        <translation>账本中没有任何条目引用此文件</translation>
    </message>
    <message>
        <source>the chain does not begin here</source>
        <translation>链不是从这里开始的</translation>
    </message>
    <message>
        <source>the chain does not follow from %1</source>
        <translation>链与%1不衔接</translation>
    </message>
    <message>
        <source>the text is that of entry %1</source>
        <translation>其内容是第 %1 条的内容</translation>
    </message>
    <message>
        <source>the text does not give the stored leaf digest: one of them was changed</source>
        <translation>内容与所存的叶校验值不符：其中之一被改动</translation>
    </message>
    <message>
        <source>a row that does not belong to the ledger (numbers begin at 1)</source>
        <translation>不属于账本的行（编号从 1 开始）</translation>
    </message>
    <message>
        <source>a row far beyond the end of the ledger</source>
        <translation>远在账本末尾之后的行</translation>
    </message>
    <message>
        <source>its chain is not the one in heads.log</source>
        <translation>其链值与 heads.log 中的不同</translation>
    </message>
    <message>
        <source>ledger truncated: rows %1..%2 missing</source>
        <translation>账本被截短：缺第 %1 至 %2 行</translation>
    </message>
    <message>
        <source>lines %1..%2 missing: rows were added without them</source>
        <translation>缺第 %1 至 %2 行：有行在没有它们的情况下被加入</translation>
    </message>
    <message>
        <source>the line is numbered %1</source>
        <translation>该行的编号是 %1</translation>
    </message>
    <message>
        <source>differs from the one that was hashed into %1</source>
        <translation>与写入%1校验值的那一份不同</translation>
    </message>
    <message>
        <source>differs from schema version %1: found &quot;%2&quot; where &quot;%3&quot; belongs</source>
        <translation>与第 %1 版结构不同：应为“%3”之处是“%2”</translation>
    </message>
    <message>
        <source>differs from %1</source>
        <translation>与%1不一致</translation>
    </message>
    <message>
        <source>the column type says &quot;%1&quot;, the text %2</source>
        <translation>类型列为“%1”，内容为 %2</translation>
    </message>
    <message>
        <source>the column run says &quot;%1&quot;, the text &quot;%2&quot;</source>
        <translation>运行列为“%1”，内容为“%2”</translation>
    </message>
    <message>
        <source>run %1 is started a second time</source>
        <translation>运行 %1 被第二次开始</translation>
    </message>
    <message>
        <source>run %1 ends a second time</source>
        <translation>运行 %1 第二次结束</translation>
    </message>
    <message>
        <source>a row that refers to no row of %1</source>
        <translation>所引用的行在 %1 中不存在</translation>
    </message>
    <message>
        <source>left by a program that died in the middle of a write; opening the archive for writing once takes the unfinished write back</source>
        <translation>由写入中途终止的程序留下；以写入方式打开一次档案即可撤回未完成的写入</translation>
    </message>
    <message>
        <source>bytes were changed since the archive was closed</source>
        <translation>档案关闭之后有字节被改动</translation>
    </message>
    <message>
        <source>bytes that no row uses are not covered: nothing says what they were when the archive was closed; closing it once after a write says that</source>
        <translation>未被任何行使用的字节不在校验范围内：没有记录说明档案关闭时它们是什么；写入一次并关闭档案后即有记录</translation>
    </message>
    <message>
        <source>bytes that no row uses are not covered: a program began to write while the archive was verified</source>
        <translation>未被任何行使用的字节不在校验范围内：校验期间有程序开始写入档案</translation>
    </message>
    <message>
        <source>left by a program that died while it closed or restored the archive; opening it for writing once removes this file</source>
        <translation>由关闭或恢复档案时终止的程序留下；以写入方式打开一次档案即可删除此文件</translation>
    </message>
    <message>
        <source>truncated before checkpoint %1 (%2): only %3 rows are here</source>
        <translation>在检查点 %1（%2）之前被截短：这里只有 %3 行</translation>
    </message>
    <message>
        <source>rolled back: this checkpoint of %1 over %2 rows is newer than the archive, which has %3</source>
        <translation>被退回旧状态：此检查点（%1，%2 行）比档案新，档案只有 %3 行</translation>
    </message>
    <message>
        <source>history forked between row %1 and row %2: the rows are not those of the checkpoint at %3</source>
        <translation>历史在第 %1 行与第 %2 行之间分叉：这些行不是 %3 处检查点所记的行</translation>
    </message>
    <message>
        <source>rows %1..%2 are newer than any checkpoint that was looked at</source>
        <translation>第 %1 至 %2 行晚于所查看的任何检查点</translation>
    </message>
    <message>
        <source>belongs to a history that was given up; the roll-back is acknowledged</source>
        <translation>属于已放弃的历史；退回已被确认</translation>
    </message>
    <message>
        <source>the time-stamp authority %1 saw this checkpoint at %2</source>
        <translation>时间戳机构 %1 于 %2 见过此检查点</translation>
    </message>
    <message>
        <source>%1 says that it saw this checkpoint at %2; without a trust list nobody knows who that is, and nothing rests on it</source>
        <translation>%1 称于 %2 见过此检查点；未提供信任列表，无人知道其身份，不以其为依据</translation>
    </message>
    <message>
        <source>%1 says that it saw this checkpoint at %2; not trusted, nothing rests on it: %3</source>
        <translation>%1 称于 %2 见过此检查点；不受信任，不以其为依据：%3</translation>
    </message>
    <message>
        <source>wrong signature: %1</source>
        <translation>签名错误：%1</translation>
    </message>
    <message>
        <source>holds no checkpoint of this archive (%1)</source>
        <translation>没有本档案（%1）的检查点</translation>
    </message>
    <message>
        <source>unknown key: %1 is not among the keys given</source>
        <translation>未知密钥：%1 不在所给的密钥之中</translation>
    </message>
    <message>
        <source>the signature of %1 as %2 does not hold: %3</source>
        <translation>%1 的%2签名不成立：%3</translation>
    </message>
    <message>
        <source>the signature of %1 as %2 was made over another ledger</source>
        <translation>%1 的%2签名是针对另一账本作出的</translation>
    </message>
    <message>
        <source>the signature of %1 as %2: %3</source>
        <translation>%1 的%2签名：%3</translation>
    </message>
    <message>
        <source>the review of the trail by %1 does not hold: %2</source>
        <translation>%1 对审计追踪的审查不成立：%2</translation>
    </message>
    <message>
        <source>its certificate is registered for %1</source>
        <translation>其证书登记在 %1 名下</translation>
    </message>
    <message>
        <source>its certificate was made out to %1</source>
        <translation>其证书是签发给 %1 的</translation>
    </message>
    <message>
        <source>its certificate is not among those registered for %1</source>
        <translation>其证书不在为 %1 登记的证书之中</translation>
    </message>
    <message>
        <source>its key also made the signature of %1 as %2</source>
        <translation>其密钥也作出了 %1 的%2签名</translation>
    </message>
    <message>
        <source>who signed is no account of this archive</source>
        <translation>签名者不是本档案的账户</translation>
    </message>
    <message>
        <source>it was made over another ledger</source>
        <translation>它是针对另一账本作出的</translation>
    </message>
    <message>
        <source>it was made with another certificate than the one that is named</source>
        <translation>它所用的证书不是所写明的那一份</translation>
    </message>
    <message>
        <source>the certificate was not valid at the time of this check, and no earlier time is proven: %1</source>
        <translation>证书在本次检查时无效，且没有更早时间的证明：%1</translation>
    </message>
    <message>
        <source>the certificate was not valid at %1: %2</source>
        <translation>证书在 %1 无效：%2</translation>
    </message>
    <message>
        <source>the certificate of %1 is revoked since %2 (%3)</source>
        <translation>%1 的证书自 %2 起已吊销（%3）</translation>
    </message>
    <message>
        <source>the certificate of %1 expired on %2</source>
        <translation>%1 的证书已于 %2 过期</translation>
    </message>
    <message>
        <source>made with the certificate that also signed %1</source>
        <translation>所用证书也签了 %1</translation>
    </message>
    <message>
        <source>made with the key that also signed %1, by another certificate</source>
        <translation>所用密钥也以另一证书签了 %1</translation>
    </message>
    <message>
        <source>its digest is %1, stored is %2</source>
        <translation>其校验值为 %1，所存为 %2</translation>
    </message>
    <message>
        <source>%1 bytes were appended behind the last writing</source>
        <translation>在最后一次写入之后附加了 %1 字节</translation>
    </message>
    <message>
        <source>no trust list was given: no signer is known</source>
        <translation>未给出信任列表：签名者均不可知</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>a program is writing to this archive; what it adds now is not looked at</source>
        <translation>有程序正在写入本档案；其此刻新增的内容未检查</translation>
    </message>
    <message>
        <source>no trust list was given</source>
        <translation>未提供信任列表</translation>
    </message>
    <message>
        <source>no revocation list of %1 is at hand</source>
        <translation>没有 %1 的吊销列表</translation>
    </message>
    <message>
        <source>the revocation list of %1 is too old: its next one was due on %2</source>
        <translation>%1 的吊销列表已过期：其下一份应于 %2 发布</translation>
    </message>
    <message>
        <source>the certificate of %1 leads to no root of the trust list: issued by %2</source>
        <translation>%1 的证书由 %2 颁发，不能追溯到信任列表中的任何根证书</translation>
    </message>
    <message>
        <source>revoked since %1, %2</source>
        <translation>自 %1 起吊销，原因：%2</translation>
    </message>
    <message>
        <source>key-compromise</source>
        <translation>密钥泄露</translation>
    </message>
    <message>
        <source>affiliation-changed</source>
        <translation>所属关系变更</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>cessation</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>on-hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>授权撤回</translation>
    </message>
    <message>
        <source>unspecified</source>
        <translation>未说明</translation>
    </message>
</context>
<context>
    <name>velocert::app::OtherScans</name>
    <message>
        <source>Recording the scan</source>
        <translation>正在记录扫码</translation>
    </message>
    <message>
        <source>That another item was scanned is not on record. %1 %2</source>
        <translation>扫描到其他样品一事未能记录。%1 %2</translation>
    </message>
</context>
<context>
    <name>velocert::app::PreparePresenter</name>
    <message>
        <source>This is not the complete type test</source>
        <translation>这不是完整的型式试验</translation>
    </message>
    <message>
        <source>%1 of %2 clauses are chosen; the verdict will speak of these alone.</source>
        <translation>选定 %2 条中的 %1 条；结论只涉及这些条款。</translation>
    </message>
</context>
<context>
    <name>velocert::app::FootSwitch</name>
    <message>
        <source>That key is typed in texts and codes. Set the switch to another key, such as F13.</source>
        <translation>该键用于输入文字和条码。请将开关设为其他键，如 F13。</translation>
    </message>
    <message>
        <source>That key alone does nothing. Set the switch to another key, such as F13.</source>
        <translation>该键单独按下不起作用。请将开关设为其他键，如 F13。</translation>
    </message>
    <message>
        <source>That key has a meaning of its own here. Set the switch to another key, such as F13.</source>
        <translation>该键在本程序中另有用途。请将开关设为其他键，如 F13。</translation>
    </message>
</context>
<context>
    <name>velocert::app::FootSwitchWindow</name>
    <message>
        <source>Foot switch</source>
        <translation>脚踏开关</translation>
    </message>
    <message>
        <source>Press the switch now</source>
        <translation>请现在踩下开关</translation>
    </message>
    <message>
        <source>Forget the switch</source>
        <translation>取消该开关</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>None is known yet. A switch that sends Space works without this.</source>
        <translation>尚未设定开关。发送空格键的开关无需设定即可使用。</translation>
    </message>
    <message>
        <source>The switch sends %1: on the Bench it does what Space does, also while a field is filled in.</source>
        <translation>开关发送 %1：在检测台上与空格键作用相同，填写字段时也有效。</translation>
    </message>
    <message>
        <source>The switch sends Space: it works as it is.</source>
        <translation>开关发送空格键：无需设定即可使用。</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>bicycle family: Taiwanese adoptions of ISO 4210-2 (page 17) and EN 15194 (page 34)</source>
        <translation>自行车标准族：ISO 4210-2（第 17 页）与 EN 15194（第 34 页）的台湾采用版</translation>
    </message>
    <message>
        <source>five valid runs below 0.2 % slope, six in alternate directions up to 0.5 %</source>
        <translation>坡度低于 0.2 % 时五次有效，至 0.5 % 时往返六次</translation>
    </message>
    <message>
        <source>Taiwanese adoption of EN 15194, page 43, for the test on a machine</source>
        <translation>EN 15194 的台湾采用版第 43 页，用于台架试验</translation>
    </message>
    <message>
        <source>whether the 2024 edition keeps the 2018 rule was not found</source>
        <translation>2024 版是否保留 2018 版规定未查到</translation>
    </message>
    <message>
        <source>the 1999 edition compares with the maker's stated value</source>
        <translation>1999 版与制造商明示值比较</translation>
    </message>
    <message>
        <source>public knowledge card and survey pages naming the item</source>
        <translation>公开知识卡及抽查页面列有该项目</translation>
    </message>
    <message>
        <source>press on the 2024 edition: unchanged, method revised</source>
        <translation>媒体对 2024 版的报道：未变，方法有修订</translation>
    </message>
    <message>
        <source>is a meter in the supply while the lever is pulled</source>
        <translation>是握闸时在供电回路中接表</translation>
    </message>
    <message>
        <source>whether the 2024 edition keeps it was not found</source>
        <translation>2024 版是否保留未查到</translation>
    </message>
    <message>
        <source>what is to be kept, and how long, was not found</source>
        <translation>应保存什么、保存多久未查到</translation>
    </message>
    <message>
        <source>public knowledge card citing the 2024 edition</source>
        <translation>引用 2024 版的公开知识卡</translation>
    </message>
    <message>
        <source>resolution of the technical committee, 2019</source>
        <translation>技术委员会 2019 年决议</translation>
    </message>
    <message>
        <source>the maximum still holds after the attempts</source>
        <translation>改动尝试后最高值仍成立</translation>
    </message>
    <message>
        <source>clause map of a local surveillance report</source>
        <translation>地方监督抽查报告的条款对照</translation>
    </message>
    <message>
        <source>the range for assist models was not found</source>
        <translation>助力车型的范围未查到</translation>
    </message>
    <message>
        <source>drafting body and press on both editions</source>
        <translation>起草单位及媒体对两版的说明</translation>
    </message>
    <message>
        <source>the wording of the clause was not found</source>
        <translation>条款原文未查到</translation>
    </message>
    <message>
        <source>table of contents of the official text</source>
        <translation>正式文本目录</translation>
    </message>
    <message>
        <source>two wet stops before those that count</source>
        <translation>计入之前先做两次湿态制动</translation>
    </message>
    <message>
        <source>press on the 2024 edition: unchanged</source>
        <translation>媒体对 2024 版的报道：未变</translation>
    </message>
    <message>
        <source>the 2018 figure, presumed unchanged</source>
        <translation>2018 版数值，推定未变</translation>
    </message>
    <message>
        <source>the mean of the corrected distances</source>
        <translation>修正距离的平均值</translation>
    </message>
    <message>
        <source>the rows taken over were not found</source>
        <translation>采用哪些行未查到</translation>
    </message>
    <message>
        <source>speed unaltered after the attempts</source>
        <translation>改动尝试后车速不变</translation>
    </message>
    <message>
        <source>cited by secondary sources on 6.3</source>
        <translation>二手来源就 6.3 的引用</translation>
    </message>
    <message>
        <source>press: wet distance about halved</source>
        <translation>媒体：湿态距离约减半</translation>
    </message>
    <message>
        <source>the maximum is that of clause 4</source>
        <translation>最高值为第 4 章的值</translation>
    </message>
    <message>
        <source>the wording here was not found</source>
        <translation>此处原文未查到</translation>
    </message>
    <message>
        <source>one source on the 2018 edition</source>
        <translation>关于 2018 版的单一来源</translation>
    </message>
    <message>
        <source>the method of the 1999 edition</source>
        <translation>1999 版的方法</translation>
    </message>
    <message>
        <source>ministry list of main changes</source>
        <translation>主管部门主要变化清单</translation>
    </message>
    <message>
        <source>Xinhua on the approval draft</source>
        <translation>新华社关于报批稿的报道</translation>
    </message>
    <message>
        <source>not found in any open text</source>
        <translation>公开文献中未查到</translation>
    </message>
    <message>
        <source>from memory of ISO 4210-4</source>
        <translation>凭记忆依据 ISO 4210-4</translation>
    </message>
    <message>
        <source>on the 2024 flame classes</source>
        <translation>关于 2024 版阻燃等级</translation>
    </message>
    <message>
        <source>press on the 2018 edition</source>
        <translation>媒体对 2018 版的报道</translation>
    </message>
    <message>
        <source>page 26), same lineage as</source>
        <translation>第 26 页），与此同源：</translation>
    </message>
    <message>
        <source>ministry list of changes</source>
        <translation>主管部门变化清单</translation>
    </message>
    <message>
        <source>the figure was not found</source>
        <translation>数值未查到</translation>
    </message>
    <message>
        <source>no source for the track</source>
        <translation>赛道试验无来源</translation>
    </message>
    <message>
        <source>the rule was not found</source>
        <translation>规定未查到</translation>
    </message>
    <message>
        <source>Guangdong survey 2022</source>
        <translation>广东 2022 年抽查</translation>
    </message>
    <message>
        <source>Beijing findings 2023</source>
        <translation>北京 2023 年抽查结果</translation>
    </message>
    <message>
        <source>Beijing 2023 findings</source>
        <translation>北京 2023 年抽查结果</translation>
    </message>
    <message>
        <source>no source gives it</source>
        <translation>无来源给出</translation>
    </message>
    <message>
        <source>surveillance plan</source>
        <translation>监督抽查方案</translation>
    </message>
    <message>
        <source>drafting body Q&amp;A</source>
        <translation>起草单位问答</translation>
    </message>
    <message>
        <source>GitHub index item</source>
        <translation>GitHub 索引条目</translation>
    </message>
    <message>
        <source>rig maker's text</source>
        <translation>试验设备厂商文稿</translation>
    </message>
    <message>
        <source>the 2018 figure</source>
        <translation>2018 版数值</translation>
    </message>
    <message>
        <source>widely reported</source>
        <translation>多处报道</translation>
    </message>
    <message>
        <source>bicycle family</source>
        <translation>自行车标准族</translation>
    </message>
    <message>
        <source>the 2018 rule</source>
        <translation>2018 版规定</translation>
    </message>
    <message>
        <source>regional news</source>
        <translation>地方新闻</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>凭记忆</translation>
    </message>
    <message>
        <source>weak source</source>
        <translation>来源较弱</translation>
    </message>
    <message>
        <source>structure: </source>
        <translation>结构：</translation>
    </message>
    <message>
        <source>on Annex B</source>
        <translation>关于附录 B</translation>
    </message>
    <message>
        <source>Zibo guide</source>
        <translation>淄博指南</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>无来源</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未查到</translation>
    </message>
    <message>
        <source>rig maker</source>
        <translation>试验设备厂商</translation>
    </message>
    <message>
        <source>purpose: </source>
        <translation>用途：</translation>
    </message>
    <message>
        <source>is called up here is presumed</source>
        <translation>（推定此处引用）</translation>
    </message>
    <message>
        <source>the items are those of</source>
        <translation>项目取自</translation>
    </message>
    <message>
        <source>criteria of</source>
        <translation>判据取自</translation>
    </message>
    <message>
        <source>takes it over was not found</source>
        <translation>是否采用未查到</translation>
    </message>
    <message>
        <source>whether GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>inference: the row of ISO 4210-2 for city and trekking bicycles (from memory), because GB 3565.2-2022 is now referenced</source>
        <translation>推断：采用 ISO 4210-2 中城市与旅行自行车一行（凭记忆），因为现已引用 GB 3565.2-2022</translation>
    </message>
</context>
<context>
    <name>ErrorDetails</name>
    <message>
        <source>pairs of hexadecimal digits</source>
        <translation>成对的十六进制数字</translation>
    </message>
    <message>
        <source>with two hexadecimal digits after a backslash</source>
        <translation>（反斜杠后接两位十六进制数字）</translation>
    </message>
    <message>
        <source>the archive was never verified</source>
        <translation>档案从未校验</translation>
    </message>
    <message>
        <source>the verification of</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>faults, the first at</source>
        <translation>处问题，首处：</translation>
    </message>
    <message>
        <source>the last verification carries the time</source>
        <translation>最近一次校验的时间为</translation>
    </message>
    <message>
        <source>, which has not come yet: the clock was set back</source>
        <translation>，该时间尚未到来：时钟曾被拨回</translation>
    </message>
    <message>
        <source>the last verification is</source>
        <translation>最近一次校验距今</translation>
    </message>
    <message>
        <source>h old, more than</source>
        <translation>h，超过</translation>
    </message>
    <message>
        <source>a program ended without closing the archive, and it was not verified since</source>
        <translation>有程序未关闭档案即结束，此后未再校验</translation>
    </message>
    <message>
        <source>there is no checkpoint yet</source>
        <translation>尚无检查点</translation>
    </message>
    <message>
        <source>outside places hold the newest checkpoint:</source>
        <translation>存有最新检查点的外部存放处数：</translation>
    </message>
    <message>
        <source>, and the least is</source>
        <translation>，最少须为</translation>
    </message>
    <message>
        <source>a recent verification without findings, checkpoints in outside places, no open roll-back</source>
        <translation>近期无发现的校验、外部保存的检查点、无未处理的回退</translation>
    </message>
    <message>
        <source>the parts of the vehicle are weighed one by one, and there is no bill of parts</source>
        <translation>零件须逐件称量，而没有零件清单</translation>
    </message>
    <message>
        <source>one writing program at a time; it can be opened read-only</source>
        <translation>同时只能有一个程序写入；可只读打开</translation>
    </message>
    <message>
        <source>a training archive: the virtual bench works in no other</source>
        <translation>培训档案：虚拟检测台只用于培训档案</translation>
    </message>
    <message>
        <source>a person who may approve with every method of the run</source>
        <translation>对该检测每种方法均有批准权的人员</translation>
    </message>
    <message>
        <source>why the report is amended, as it is to be printed</source>
        <translation>报告修改的理由（将打印）</translation>
    </message>
    <message>
        <source>an empty folder, or the archive of a laboratory</source>
        <translation>空文件夹，或实验室的档案</translation>
    </message>
    <message>
        <source>no archive here (there is no archive.json)</source>
        <translation>此处无档案（没有 archive.json）</translation>
    </message>
    <message>
        <source>a last day that is not before the first</source>
        <translation>最后一日不早于第一日</translation>
    </message>
    <message>
        <source>an account of this archive, signed in</source>
        <translation>本档案的账户，且已登录</translation>
    </message>
    <message>
        <source>the client's order (velocert-order/1)</source>
        <translation>委托单（velocert-order/1）</translation>
    </message>
    <message>
        <source>the archive is open for reading only</source>
        <translation>档案以只读方式打开</translation>
    </message>
    <message>
        <source>stopped while a question was open</source>
        <translation>在提问时被停止</translation>
    </message>
    <message>
        <source>a password that cannot be guessed</source>
        <translation>不易猜到的密码</translation>
    </message>
    <message>
        <source>letters, digits, blanks and marks</source>
        <translation>字母、数字、空格和符号</translation>
    </message>
    <message>
        <source>a procedure or a step of the run</source>
        <translation>该检测的程序或步骤</translation>
    </message>
    <message>
        <source>it was ended before it was done</source>
        <translation>在完成前被终止</translation>
    </message>
    <message>
        <source>the archive is being written by</source>
        <translation>档案正被写入，程序为</translation>
    </message>
    <message>
        <source>no key of the station is named</source>
        <translation>未指明工位密钥</translation>
    </message>
    <message>
        <source>there is none of that number</source>
        <translation>没有此号码</translation>
    </message>
    <message>
        <source>a file that is there already</source>
        <translation>已有此文件</translation>
    </message>
    <message>
        <source>a certificate that holds now</source>
        <translation>当前有效的证书</translation>
    </message>
    <message>
        <source>the archive has no accounts</source>
        <translation>档案没有账户</translation>
    </message>
    <message>
        <source>a certificate that ended on</source>
        <translation>证书已于以下日期到期：</translation>
    </message>
    <message>
        <source>one that is in the register</source>
        <translation>登记簿中的一个</translation>
    </message>
    <message>
        <source>no account of this archive</source>
        <translation>不是本档案的账户</translation>
    </message>
    <message>
        <source>an account of this archive</source>
        <translation>本档案的账户</translation>
    </message>
    <message>
        <source>a folder that is not empty</source>
        <translation>非空文件夹</translation>
    </message>
    <message>
        <source>an archive is here already</source>
        <translation>此处已有档案</translation>
    </message>
    <message>
        <source>a file that can be written</source>
        <translation>可写入的文件</translation>
    </message>
    <message>
        <source>a folder on another medium</source>
        <translation>另一介质上的文件夹</translation>
    </message>
    <message>
        <source>the instrument switched on</source>
        <translation>仪器已开机</translation>
    </message>
    <message>
        <source>name=value, each name once</source>
        <translation>名称=数值，每个名称一次</translation>
    </message>
    <message>
        <source>a missing or empty folder</source>
        <translation>不存在或空的文件夹</translation>
    </message>
    <message>
        <source>an annotation that stands</source>
        <translation>有效的标注</translation>
    </message>
    <message>
        <source>a place on another medium</source>
        <translation>另一介质上的位置</translation>
    </message>
    <message>
        <source>there is none of that id</source>
        <translation>没有此编号</translation>
    </message>
    <message>
        <source>an archive that verifies</source>
        <translation>能通过校验的档案</translation>
    </message>
    <message>
        <source>an archive with accounts</source>
        <translation>已有账户的档案</translation>
    </message>
    <message>
        <source>the folder of an archive</source>
        <translation>档案文件夹</translation>
    </message>
    <message>
        <source>integrity of the archive</source>
        <translation>档案的完整性</translation>
    </message>
    <message>
        <source>an archive for training</source>
        <translation>培训档案</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>文件夹非空</translation>
    </message>
    <message>
        <source>a file that can be read</source>
        <translation>可读取的文件</translation>
    </message>
    <message>
        <source>a registered instrument</source>
        <translation>已登记的仪器</translation>
    </message>
    <message>
        <source>a run that is going on</source>
        <translation>进行中的检测</translation>
    </message>
    <message>
        <source>it does not hold today</source>
        <translation>今日无效</translation>
    </message>
    <message>
        <source>a medium that is there</source>
        <translation>在位的介质</translation>
    </message>
    <message>
        <source>somebody who signs in</source>
        <translation>已登录者</translation>
    </message>
    <message>
        <source>a snapshot that holds</source>
        <translation>有效的快照</translation>
    </message>
    <message>
        <source>a run that has ended</source>
        <translation>已结束的检测</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>it was withdrawn on</source>
        <translation>撤回于</translation>
    </message>
    <message>
        <source>not in the register</source>
        <translation>不在登记簿中</translation>
    </message>
    <message>
        <source>the run has no step</source>
        <translation>该检测没有步骤</translation>
    </message>
    <message>
        <source>somebody signed in</source>
        <translation>已登录者</translation>
    </message>
    <message>
        <source>a training archive</source>
        <translation>培训档案</translation>
    </message>
    <message>
        <source>no reason is given</source>
        <translation>未说明理由</translation>
    </message>
    <message>
        <source>what is to be done</source>
        <translation>应做之事</translation>
    </message>
    <message>
        <source>the same one twice</source>
        <translation>同一个两次</translation>
    </message>
    <message>
        <source>an active account</source>
        <translation>启用中的账户</translation>
    </message>
    <message>
        <source>a prepared report</source>
        <translation>已编制的报告</translation>
    </message>
    <message>
        <source>a registered key</source>
        <translation>已登记的密钥</translation>
    </message>
    <message>
        <source>none is prepared</source>
        <translation>尚未编制</translation>
    </message>
    <message>
        <source>it has not ended</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>未指名任何人</translation>
    </message>
    <message>
        <source>a few megabytes</source>
        <translation>数兆字节</translation>
    </message>
    <message>
        <source>a suspended run</source>
        <translation>暂停的检测</translation>
    </message>
    <message>
        <source>, not suspended</source>
        <translation>，并未暂停</translation>
    </message>
    <message>
        <source>a real archive</source>
        <translation>正式档案</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>it is disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>no answer of a</source>
        <translation>没有应答，驱动为</translation>
    </message>
    <message>
        <source>no space left</source>
        <translation>没有剩余空间</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>至少一个</translation>
    </message>
    <message>
        <source>it was ended</source>
        <translation>被终止</translation>
    </message>
    <message>
        <source>stands twice</source>
        <translation>出现两次</translation>
    </message>
    <message>
        <source>a free name</source>
        <translation>未用的名称</translation>
    </message>
    <message>
        <source>no snapshot</source>
        <translation>没有快照</translation>
    </message>
    <message>
        <source>a new name</source>
        <translation>新的名称</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>无意见</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>不少于 1</translation>
    </message>
    <message>
        <source>no order</source>
        <translation>无委托单</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>a path that exists: plug the adapter in, or choose one that the command &apos;ports&apos; lists</source>
        <translation>一个存在的路径：请插上适配器，或在“设置，工位”所列端口中选择</translation>
    </message>
    <message>
        <source>a port that the command &apos;ports&apos; lists, or a pseudo-terminal</source>
        <translation>“设置，工位”所列的端口，或伪终端</translation>
    </message>
</context>
<context>
    <name>velocert::app::LargePicture</name>
    <message>
        <source>F6 or a click makes it small again.</source>
        <translation>按 F6 或单击还原。</translation>
    </message>
</context>
<context>
    <name>velocert::app::FailurePanel</name>
    <message>
        <source>The program ended unexpectedly</source>
        <translation>程序曾意外中止</translation>
    </message>
    <message>
        <source>Why it ended, as far as it is known</source>
        <translation>中止原因（就目前所知）</translation>
    </message>
    <message>
        <source>What was done at once</source>
        <translation>当时采取的措施</translation>
    </message>
    <message>
        <source>What is done so that it does not happen again, or why nothing is</source>
        <translation>为防止再次发生而采取的措施，或不采取的理由</translation>
    </message>
    <message>
        <source>Put on record</source>
        <translation>写入记录</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
</context>
<context>
    <name>velocert::app::FailurePresenter</name>
    <message>
        <source>%1 (entry %2)</source>
        <translation>%1（第 %2 条）</translation>
    </message>
    <message>
        <source>A program ended without closing the archive; noticed at (UTC): %1. What was recorded until then is kept. Say why it ended and what is done about it; this is kept on record.</source>
        <translation>有程序未关闭档案即中止；发现时间（UTC）：%1。此前的记录均已保留。请说明中止原因和采取的措施，内容将写入记录。</translation>
    </message>
    <message>
        <source>Recording what is said of a failure</source>
        <translation>正在记录对中止的说明</translation>
    </message>
</context>
<context>
    <name>velocert::app::DecisionsPage</name>
    <message>
        <source>Reports in force on it</source>
        <translation>以其为依据的有效报告</translation>
    </message>
    <message>
        <source>Run %1 counts: nobody asks any more that it be void.</source>
        <translation>运行 %1 有效：不再有作废申请。</translation>
    </message>
    <message>
        <source>Why it counts</source>
        <translation>有效的理由</translation>
    </message>
    <message>
        <source>You decide as a second person that the run counts; reports of it can be approved again.</source>
        <translation>您作为第二人决定该运行有效；其报告可再次批准。</translation>
    </message>
    <message>
        <source>It counts</source>
        <translation>该运行有效</translation>
    </message>
    <message>
        <source>Reports in force rest on it: %1. They stay as they are; each is to be voided or amended.</source>
        <translation>有效报告以其为依据：%1。这些报告保持原状，须逐份作废或修改。</translation>
    </message>
    <message>
        <source>Reports in force rest on it: %1.</source>
        <translation>有效报告以其为依据：%1。</translation>
    </message>
    <message>
        <source>No run and no report of this archive is of an item %1: the hold blocks nothing until one is. Is the code as it was meant?</source>
        <translation>本档案中没有样品 %1 的运行或报告：在有之前，该暂停不阻止任何事项。编号是否正确？</translation>
    </message>
    <message>
        <source>Holds and voids</source>
        <translation>暂停与作废</translation>
    </message>
    <message>
        <source>Nothing is held, and nobody has asked to make a run or report void. While a hold is open no report of what it is about is approved.</source>
        <translation>没有暂停事项，也没有人申请将运行或报告作废。暂停未关闭期间，相关报告不得批准。</translation>
    </message>
    <message>
        <source>hold %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>run to be void</source>
        <translation>运行作废</translation>
    </message>
    <message>
        <source>report to be void</source>
        <translation>报告作废</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未关闭</translation>
    </message>
    <message>
        <source>asked, not decided</source>
        <translation>已申请，未决定</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>样品 %1</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>报告 %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>About</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Since (UTC)</source>
        <translation>起始（UTC）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>none is open</source>
        <translation>没有未决事项</translation>
    </message>
    <message>
        <source>waiting for a second person: %1</source>
        <translation>等待第二人处理：%1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>By</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Evaluation and decision</source>
        <translation>评价与决定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Decided (UTC)</source>
        <translation>决定时间（UTC）</translation>
    </message>
    <message>
        <source>It is not signed: a real archive asks for the person&apos;s key.</source>
        <translation>未签名：正式档案要求使用本人的密钥。</translation>
    </message>
    <message>
        <source>Open a hold</source>
        <translation>设立暂停</translation>
    </message>
    <message>
        <source>No report of what it is about is approved or issued until a second person has decided.</source>
        <translation>在第二人作出决定之前，相关报告不得批准或签发。</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>涉及对象</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>an item</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>a report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Its id, code or number</source>
        <translation>其编号或代码</translation>
    </message>
    <message>
        <source>What does not conform</source>
        <translation>不符合之处</translation>
    </message>
    <message>
        <source>Hold %1 is open.</source>
        <translation>暂停 %1 已设立。</translation>
    </message>
    <message>
        <source>Close the hold</source>
        <translation>关闭暂停</translation>
    </message>
    <message>
        <source>You evaluate and decide as a second person, and sign it with your own key.</source>
        <translation>由您作为第二人评价并决定，并用本人密钥签名。</translation>
    </message>
    <message>
        <source>What it means for the results</source>
        <translation>对结果的影响</translation>
    </message>
    <message>
        <source>What is done about it</source>
        <translation>采取的处理</translation>
    </message>
    <message>
        <source>Hold %1 is closed.</source>
        <translation>暂停 %1 已关闭。</translation>
    </message>
    <message>
        <source>Ask to make void</source>
        <translation>申请作废</translation>
    </message>
    <message>
        <source>It stays on record and counts for nothing once a second person has confirmed.</source>
        <translation>记录保留；经第二人确认后不再计入。</translation>
    </message>
    <message>
        <source>Its id or number</source>
        <translation>其编号</translation>
    </message>
    <message>
        <source>Why it is to count for nothing</source>
        <translation>作废理由</translation>
    </message>
    <message>
        <source>It is asked for; a second person confirms.</source>
        <translation>已提出申请，待第二人确认。</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>确认作废</translation>
    </message>
    <message>
        <source>You decide as a second person, and sign it with your own key. It is never taken back.</source>
        <translation>由您作为第二人决定，并用本人密钥签名。此决定不可撤回。</translation>
    </message>
    <message>
        <source>%1 is void: it stays on record and counts for nothing.</source>
        <translation>%1 已作废：记录保留，不再计入。</translation>
    </message>
</context>
<context>
    <name>ClausePage</name>
    <message>
        <source>%1, method in %2</source>
        <translation>%1，方法见 %2</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>judged at %1</source>
        <translation>在 %1 时判定</translation>
    </message>
    <message>
        <source>assumed for training</source>
        <translation>培训用假设值</translation>
    </message>
    <message>
        <source>for information</source>
        <translation>仅供参考</translation>
    </message>
    <message>
        <source>valid attempts needed: %1</source>
        <translation>需有效次数：%1</translation>
    </message>
    <message numerus="yes">
        <source>at most %n attempt(s)</source>
        <translation>
            <numerusform>最多 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>An attempt is declared void (F4) when</source>
        <translation>有下列情形时宣布本次无效（F4）</translation>
    </message>
    <message>
        <source>%1 (where there is one)</source>
        <translation>%1（如有）</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪器</translation>
    </message>
</context>
<context>
    <name>velocert::app::ResultsTable</name>
    <message>
        <source>look at: %1</source>
        <translation>需关注：%1</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>what</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>关注</translation>
    </message>
</context>
<context>
    <name>Qualification</name>
    <message>
        <source>%1 to %2 digits</source>
        <translation>%1 修约到 %2 位</translation>
    </message>
    <message>
        <source>additive, four normal inputs</source>
        <translation>相加，四个正态输入量</translation>
    </message>
    <message>
        <source>mass calibration, first order</source>
        <translation>质量校准，一阶</translation>
    </message>
    <message>
        <source>product with a relative uncertainty</source>
        <translation>相对不确定度的乘积</translation>
    </message>
    <message>
        <source>root over %1 leaves</source>
        <translation>%1 个叶的根</translation>
    </message>
    <message>
        <source>Ed25519 over %1 bytes</source>
        <translation>对 %1 字节的 Ed25519 签名</translation>
    </message>
    <message>
        <source>a signed note and the same with one letter changed</source>
        <translation>已签名的便条，以及改动一个字母后的同一便条</translation>
    </message>
    <message>
        <source>the archive of the round verifies</source>
        <translation>本轮的档案核验无误</translation>
    </message>
    <message>
        <source>every run of the round computes to the same digits</source>
        <translation>本轮每次试验重算各位数字一致</translation>
    </message>
    <message>
        <source>the program&apos;s own records</source>
        <translation>程序自身的记录</translation>
    </message>
    <message>
        <source>resources/scenarios</source>
        <translation>随附的场景</translation>
    </message>
    <message>
        <source>%1: half to even, once</source>
        <translation>%1：四舍六入五成双，一次修约</translation>
    </message>
    <message>
        <source>%1, reference tree of Certificate Transparency</source>
        <translation>%1，证书透明度的参考树</translation>
    </message>
    <message>
        <source>RFC 8032, 7.1, test %1</source>
        <translation>RFC 8032 第 7.1 条，试验 %1</translation>
    </message>
    <message>
        <source>%1, table %2</source>
        <translation>%1，表 %2</translation>
    </message>
    <message>
        <source>%1, equation %2</source>
        <translation>%1，公式 %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1 (within %2)</source>
        <translation>%1（相差不超过 %2）</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>standard_uncertainty %1</source>
        <translation>标准不确定度 %1</translation>
    </message>
    <message>
        <source>expanded_uncertainty %1</source>
        <translation>扩展不确定度 %1</translation>
    </message>
    <message>
        <source>an attempt errored that does not count</source>
        <translation>有一次因故障中断且不计入</translation>
    </message>
    <message>
        <source>attempts errored: %1</source>
        <translation>因故障中断的次数：%1</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>未发现问题</translation>
    </message>
    <message>
        <source>%1 runs, %2 differences</source>
        <translation>%1 次试验，%2 处差异</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>被接受</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>不能判定</translation>
    </message>
    <message>
        <source>not-evaluated</source>
        <translation>未评定</translation>
    </message>
</context>
<context>
    <name>velocert::app::OwnPacks</name>
    <message>
        <source>It lies there as it was brought in.</source>
        <translation>仍与引入时一致。</translation>
    </message>
    <message>
        <source>Its folder holds another pack now.</source>
        <translation>该文件夹中的标准包已不同。</translation>
    </message>
    <message>
        <source>Its folder is gone, or cannot be read.</source>
        <translation>该文件夹已不存在，或无法读取。</translation>
    </message>
    <message>
        <source>This program does not take it any more.</source>
        <translation>本程序不再接受该标准包。</translation>
    </message>
</context>
<context>
    <name>velocert::app::PacksPage</name>
    <message>
        <source>judges the next run</source>
        <translation>下次运行按此评判</translation>
    </message>
    <message>
        <source>can be chosen</source>
        <translation>可选用</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>引入后已更改</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Clause %1</source>
        <translation>条款 %1</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>步骤 %1</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>样品 %1</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>作用 %1</translation>
    </message>
    <message>
        <source>what is asked, shown and done</source>
        <translation>询问、显示和操作的内容</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>attempts and repeats</source>
        <translation>试验次数与重复</translation>
    </message>
    <message>
        <source>figures of the method</source>
        <translation>方法的数值</translation>
    </message>
    <message>
        <source>conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>rest before it</source>
        <translation>事先放置时间</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>list of procedures</source>
        <translation>程序清单</translation>
    </message>
    <message>
        <source>whose pack it is</source>
        <translation>标准包归属</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>order of the steps</source>
        <translation>步骤顺序</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>uncertainty budgets</source>
        <translation>不确定度评定</translation>
    </message>
    <message>
        <source>what comes before</source>
        <translation>须先完成的步骤</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图示</translation>
    </message>
    <message>
        <source>picture, in place of the program&apos;s</source>
        <translation>图示，代替程序的同名图示</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>更改：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>标准包</translation>
    </message>
    <message>
        <source>No edition pack is installed: the installation is damaged.</source>
        <translation>未安装任何标准包：安装已损坏。</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>随程序附带</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>the pack of %1 that was chosen: %2</source>
        <translation>所选用的“%1”标准包：%2</translation>
    </message>
    <message>
        <source>the pack of %1 judges the next run</source>
        <translation>下次运行按“%1”的标准包评判</translation>
    </message>
    <message>
        <source>the shipped editions judge the next run</source>
        <translation>下次运行按随附版本评判</translation>
    </message>
    <message>
        <source>Pack (SHA-256)</source>
        <translation>标准包（SHA-256）</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Pack of %1</source>
        <translation>“%1”的标准包</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>后果</translation>
    </message>
    <message>
        <source>No run of this edition starts until it is brought in again, or the shipped pack is chosen.</source>
        <translation>在重新引入或选用随附标准包之前，该版本的运行无法开始。</translation>
    </message>
    <message>
        <source>What is other than in the shipped edition</source>
        <translation>与随附版本的差异</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Bring in a pack…</source>
        <translation>引入标准包…</translation>
    </message>
    <message>
        <source>Bring it in again…</source>
        <translation>重新引入…</translation>
    </message>
    <message>
        <source>Reads the copy and holds it against the shipped edition. It judges nothing until it is chosen.</source>
        <translation>读取副本并与随附版本比对。选用之前不用于评判。</translation>
    </message>
    <message>
        <source>Folder of the pack</source>
        <translation>标准包文件夹</translation>
    </message>
    <message>
        <source>with edition.json in it</source>
        <translation>其中有 edition.json</translation>
    </message>
    <message>
        <source>The pack is taken. What is other than in the shipped edition stands beside it.</source>
        <translation>已引入该标准包。与随附版本的差异列在旁边。</translation>
    </message>
    <message>
        <source>Judge the next run by it</source>
        <translation>下次运行按此评判</translation>
    </message>
    <message>
        <source>Runs by %1 from now on name %2 in record and report. Runs that were begun keep their pack.</source>
        <translation>此后按 %1 的运行在记录和报告中写明“%2”。已开始的运行仍用原标准包。</translation>
    </message>
    <message>
        <source>It judges the next run.</source>
        <translation>下次运行按此评判。</translation>
    </message>
    <message>
        <source>Judge the next run by the shipped pack</source>
        <translation>下次运行按随附标准包评判</translation>
    </message>
    <message>
        <source>The laboratory&apos;s own stays in the list. Runs that were begun keep their pack.</source>
        <translation>实验室自有标准包仍留在列表中。已开始的运行仍用原标准包。</translation>
    </message>
    <message>
        <source>The shipped pack judges the next run.</source>
        <translation>下次运行按随附标准包评判。</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Its folder is left alone, and so are the runs that were judged by it.</source>
        <translation>文件夹不受影响，按其评判过的运行也不受影响。</translation>
    </message>
    <message>
        <source>It is off the list.</source>
        <translation>已从列表中移除。</translation>
    </message>
    <message>
        <source>Bring it in again, which shows what is other now, or choose the shipped pack.</source>
        <translation>重新引入（会列出现有差异），或选用随附标准包。</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Propose it for the runs of this archive</source>
        <translation>提议用于本档案的运行</translation>
    </message>
    <message>
        <source>These very bytes are kept in the archive. No run starts by them until a signatory has confirmed and signed.</source>
        <translation>这些字节会原样存入档案。在授权签字人确认并签名之前，不会按它开始任何运行。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>what is other than in the shipped edition</source>
        <translation>与随附版本有何不同</translation>
    </message>
    <message>
        <source>Proposal %1 is on record. A signatory confirms it here.</source>
        <translation>提议 %1 已记录。由授权签字人在此确认。</translation>
    </message>
    <message>
        <source>Confirm and sign</source>
        <translation>确认并签名</translation>
    </message>
    <message>
        <source>You sign as a second person, with your own key, that runs of this archive may start by this pack. Look first at what is other than in the shipped edition.</source>
        <translation>您作为第二人，用自己的密钥签名：本档案的运行可按此标准包开始。请先查看它与随附版本有何不同。</translation>
    </message>
    <message>
        <source>Proposal %1 is confirmed and signed: runs may start by this pack.</source>
        <translation>提议 %1 已确认并签名：运行可按此标准包开始。</translation>
    </message>
    <message>
        <source>End the approval</source>
        <translation>终止批准</translation>
    </message>
    <message>
        <source>Withdraw the proposal</source>
        <translation>撤回提议</translation>
    </message>
    <message>
        <source>No run starts by this pack any more. Runs that were begun keep it.</source>
        <translation>不再按此标准包开始运行。已开始的运行仍按它进行。</translation>
    </message>
    <message>
        <source>It stays on record, and may be proposed again.</source>
        <translation>它保留在记录中，可以再次提议。</translation>
    </message>
    <message>
        <source>%1 is withdrawn.</source>
        <translation>%1 已撤回。</translation>
    </message>
    <message>
        <source>the pack of %1 that was chosen may start no run: %2</source>
        <translation>所选用的 %1 的标准包不得开始运行：%2</translation>
    </message>
    <message>
        <source>its approval cannot be told</source>
        <translation>无法判断其批准情况</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>信任列表</translation>
    </message>
    <message>
        <source>none is named here</source>
        <translation>此处未指定</translation>
    </message>
    <message>
        <source>Key that signed</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>not revoked, by that trust list</source>
        <translation>按该信任列表未吊销</translation>
    </message>
    <message>
        <source>Hold approvals against a trust list…</source>
        <translation>按信任列表核对批准…</translation>
    </message>
    <message>
        <source>Its revocation lists say whether the key that signed an approval is revoked. No run starts by a pack whose approval it does not bear out, nor while the list cannot be read. Left empty, no list is asked.</source>
        <translation>其中的吊销列表说明签署批准的密钥是否已吊销。批准未经其证实的标准包，以及列表无法读取时，均不得开始运行。留空则不查询任何列表。</translation>
    </message>
    <message>
        <source>velocert-trust/1</source>
        <translation>velocert-trust/1</translation>
    </message>
    <message>
        <source>No trust list is asked.</source>
        <translation>不查询信任列表。</translation>
    </message>
    <message>
        <source>The trust list is asked from now on.</source>
        <translation>今后按该信任列表核对。</translation>
    </message>
    <message>
        <source>chosen, %1</source>
        <translation>已选用，%1</translation>
    </message>
    <message>
        <source>trust list is not there</source>
        <translation>信任列表不存在</translation>
    </message>
    <message>
        <source>what is named is no trust list</source>
        <translation>所指文件不是信任列表</translation>
    </message>
    <message>
        <source>Nobody can tell how it stands: the archive cannot be read.</source>
        <translation>无法得知其状态：档案无法读取。</translation>
    </message>
    <message>
        <source>Nobody can tell how it stands: the trust list that is named is not there, or may not be read.</source>
        <translation>无法得知其状态：所指的信任列表不存在，或无权读取。</translation>
    </message>
    <message>
        <source>Nobody can tell how it stands: the file that is named is no trust list.</source>
        <translation>无法得知其状态：所指的文件不是信任列表。</translation>
    </message>
    <message>
        <source>Name the trust list again, or leave it empty: then none is asked.</source>
        <translation>请重新指定信任列表，或留空：则不查询任何列表。</translation>
    </message>
    <message>
        <source>Have the archive verified.</source>
        <translation>请校验档案。</translation>
    </message>
    <message>
        <source>Nobody can say whether it is revoked: %1. Name a trust list with a revocation list that is in force.</source>
        <translation>无法得知是否已被吊销：%1。请指定带有有效吊销列表的信任列表。</translation>
    </message>
    <message>
        <source>Not revoked until %1 (UTC), when the revocation list ran out: nobody can say whether it was revoked since. Import the newest list into the trust list.</source>
        <translation>截至 %1 (UTC) 未被吊销，此后吊销列表已到期：无法得知之后是否被吊销。请将最新的吊销列表导入信任列表。</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>Not approved: the archive has no accounts, so that nobody could sign.</source>
        <translation>未批准：档案没有账号，无人可以签名。</translation>
    </message>
    <message>
        <source>Not the pack that is approved in this archive: %1 is of SHA-256 %2.</source>
        <translation>不是本档案中已批准的标准包：%1 的 SHA-256 为 %2。</translation>
    </message>
    <message>
        <source>Nobody has approved it in this archive.</source>
        <translation>本档案中无人批准过它。</translation>
    </message>
    <message>
        <source>The signature of %1 under its approval %2 does not hold: %3.</source>
        <translation>%1 在其批准 %2 下的签名不成立：%3。</translation>
    </message>
    <message>
        <source>The certificate of %1, who signed its approval %2, is revoked (%3).</source>
        <translation>签署其批准 %2 的 %1 的证书已被吊销（%3）。</translation>
    </message>
    <message>
        <source>Approved by %1, %2 (UTC), as %3.</source>
        <translation>由%1批准，%2 (UTC)，编号 %3。</translation>
    </message>
    <message>
        <source>Proposed by %1, %2 (UTC), as %3; a signatory has not confirmed it yet.</source>
        <translation>由%1提议，%2 (UTC)，编号 %3；授权签字人尚未确认。</translation>
    </message>
    <message>
        <source>Its proposal %1 was withdrawn by %2, %3 (UTC): %4.</source>
        <translation>其提议 %1 已由%2撤回，%3 (UTC)：%4。</translation>
    </message>
    <message>
        <source>Its approval %1 was ended by %2, %3 (UTC): %4.</source>
        <translation>其批准 %1 已由%2终止，%3 (UTC)：%4。</translation>
    </message>
    <message>
        <source>nobody can sign</source>
        <translation>无人可签名</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>已提议</translation>
    </message>
    <message>
        <source>proposal withdrawn</source>
        <translation>提议已撤回</translation>
    </message>
    <message>
        <source>approval ended</source>
        <translation>批准已终止</translation>
    </message>
    <message>
        <source>signature does not hold</source>
        <translation>签名不成立</translation>
    </message>
    <message>
        <source>certificate revoked</source>
        <translation>证书已吊销</translation>
    </message>
    <message>
        <source>The certificate of %1, who signed its approval %2, was not valid at the signing: %3.</source>
        <translation>签署其批准 %2 的 %1 的证书在签名时无效：%3。</translation>
    </message>
    <message>
        <source>The trust list knows no authority behind the certificate of %1, who signed its approval %2: %3.</source>
        <translation>信任列表不认识签署其批准 %2 的 %1 的证书的颁发者：%3。</translation>
    </message>
    <message>
        <source>certificate was not valid</source>
        <translation>证书当时无效</translation>
    </message>
    <message>
        <source>signer not known to the trust list</source>
        <translation>信任列表不认识签名人的颁发者</translation>
    </message>
</context>
<context>
    <name>velocert::app::ChartValues</name>
    <message>
        <source>lowest value</source>
        <translation>最低值</translation>
    </message>
    <message>
        <source>highest value</source>
        <translation>最高值</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
</context>
<context>
    <name>velocert::app::ValuesTable</name>
    <message>
        <source>Values of the chart</source>
        <translation>曲线图的数值</translation>
    </message>
    <message numerus="yes">
        <source>Of the part that is looked at: %n value(s).</source>
        <translation><numerusform>所看部分：%n 个数值。</numerusform></translation>
    </message>
</context>
<context>
    <name>velocert::app::TimePlot</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Nothing was copied: choose rows, at most %L1. More go out as a file: Save, Values (CSV).</source>
        <translation>未复制：请选择行，最多 %L1 行。更多数据请保存为文件：“保存”，“数值 (CSV)”。</translation>
    </message>
</context>
<context>
    <name>velocert::app::CombinePanel</name>
    <message>
        <source>Bring several runs together...</source>
        <translation>合并多次检测...</translation>
    </message>
    <message>
        <source>Bring several runs of the item together in one report</source>
        <translation>将样品的多次检测合并为一份报告</translation>
    </message>
    <message>
        <source>Bring them together</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>All runs of the item by this edition that count go into one, of which one report is made. Every result is judged again.</source>
        <translation>该样品按此版本所做的全部计入的检测合并为一次检测，并据此编制一份报告。每个结果都重新判定。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>nothing was tested</source>
        <translation>未做任何检测</translation>
    </message>
    <message>
        <source>%1, %2 (UTC)</source>
        <translation>%1，%2 (UTC)</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>It holds a Fail and cannot be left out.</source>
        <translation>其中有不合格，不能排除。</translation>
    </message>
    <message>
        <source>why it is left out; empty: it is taken</source>
        <translation>排除的理由；留空则采用</translation>
    </message>
    <message numerus="yes">
        <source>%1 was tested in %n run(s).</source>
        <translation><numerusform>%1在 %n 次检测中做过。</numerusform></translation>
    </message>
    <message>
        <source>A Fail stands, whatever came later.</source>
        <translation>不合格的结果成立，不论其后的结果如何。</translation>
    </message>
    <message>
        <source>Why does the latest result stand?</source>
        <translation>为何采用最近一次的结果？</translation>
    </message>
    <message>
        <source>why the earlier ones do not</source>
        <translation>为何不采用先前的结果</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明理由。</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>This run was stopped by the operator.</source>
        <translation>本次运行由检测员停止。</translation>
    </message>
    <message>
        <source>This run has ended: %1.</source>
        <translation>本次运行已结束：%1。</translation>
    </message>
    <message>
        <source>%1 (%2 at %3) is NOT off, as far as anybody knows: it was told to stop; %4. Switch it off at the instrument itself before anyone touches what is connected.</source>
        <translation>%1（%2，端口 %3）未关断，或无人能确认其已关断：已下令停止；%4。在有人触碰所连接的物品之前，请在仪器上直接关断。</translation>
    </message>
    <message>
        <source>This run was stopped in an emergency.</source>
        <translation>本次运行被紧急停止。</translation>
    </message>
    <message>
        <source>This run broke off.</source>
        <translation>本次运行中断。</translation>
    </message>
    <message>
        <source>This run broke off: %1.</source>
        <translation>本次运行中断：%1。</translation>
    </message>
    <message>
        <source>nothing was read back</source>
        <translation>未读回任何内容</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: NOT CONFIRMED, %2</source>
        <translation>%1：未能确认，%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>nobody said that it went as the method asks</source>
        <translation>无人确认该次按方法进行</translation>
    </message>
    <message>
        <source>Safe state read back after %1: %2</source>
        <translation>%1之后读回的安全状态：%2</translation>
    </message>
    <message>
        <source>No instrument was in use then (%1).</source>
        <translation>当时没有使用仪器（%1）。</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source> ± %1</source>
        <translation> ± %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: not stated</source>
        <translation>%1：未填写</translation>
    </message>
    <message>
        <source>%1, where %2 is asked for</source>
        <translation>%1，要求为%2</translation>
    </message>
</context>
</TS>
