<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</context>
<context>
    <name>Before</name>
    <message>
        <source>The test item is incomplete</source>
        <translation>样品信息不完整</translation>
    </message>
    <message>
        <source>Fields that are needed are empty or wrong.</source>
        <translation>必填栏为空或有误。</translation>
    </message>
    <message>
        <source>Correct the marked fields.</source>
        <translation>请填写编号和制造日期，改正标出的栏。</translation>
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
        <translation>虚拟台架与正式档案</translation>
    </message>
    <message>
        <source>Real and training records never mix.</source>
        <translation>正式记录与训练记录不得混用。</translation>
    </message>
    <message>
        <source>Choose a training archive, or real instruments.</source>
        <translation>请选训练档案，或使用真实仪器。</translation>
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
        <translation>将成为训练档案，此后不变。</translation>
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
        <translation>请由两人对照正式文本放行。训练档案中由演示实验室放行。</translation>
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
        <translation>请写成 name=value，以空格分开。</translation>
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
    <name>Item</name>
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
        <source>electric drive and pedal assist</source>
        <translation>电驱动兼电助动</translation>
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
        <translation>内审员</translation>
    </message>
</context>
<context>
    <name>Release</name>
    <message>
        <source>≤ (at most)</source>
        <translation>≤（不大于）</translation>
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
        <source>Proposed by %1 on %2; %3</source>
        <translation>由 %1 于 %2 提出；%3</translation>
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
        <source>typed by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>检验</translation>
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
        <source>voided</source>
        <translation>作废</translation>
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
        <source>The report %2 was to be delivered to %3.</source>
        <translation>报告 %2 递交至 %3。</translation>
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
        <translation>未评价</translation>
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
        <source>%1 returned the run %2 to the bench: %3.</source>
        <translation>%1 将检测 %2 退回检测台：%3。</translation>
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
        <source>a figure of the decision rule is out of its range</source>
        <translation>判定规则的参数超出范围</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Bench</source>
        <translation>检测台</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
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
    <name>velocert::app::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
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
</context>
<context>
    <name>velocert::app::ItemForm</name>
    <message>
        <source>Test item</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>样品编号</translation>
    </message>
    <message>
        <source>scan or type</source>
        <translation>扫描或键入</translation>
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
        <source>Vehicle code</source>
        <translation>整车编码</translation>
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
</context>
<context>
    <name>velocert::app::LivePlot</name>
    <message>
        <source>Plot</source>
        <translation>曲线</translation>
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
        <translation>委托书（培训档案有演示用委托书）</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the file of the order</source>
        <translation>选择委托书文件</translation>
    </message>
    <message>
        <source>Prepare the report</source>
        <translation>编制报告</translation>
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
    <name>velocert::app::PromptFields</name>
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
</context>
<context>
    <name>velocert::app::Rail</name>
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
</context>
<context>
    <name>velocert::app::ResultDetails</name>
    <message>
        <source>Attempts</source>
        <translation>各次试验</translation>
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
        <source>This procedure records no curve: its values stand under Attempts.</source>
        <translation>此程序不记录曲线：数值见“各次试验”。</translation>
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
</context>
<context>
    <name>velocert::app::ReviewPresenter</name>
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
        <source>Approved and issued: %1.</source>
        <translation>已批准并签发：%1。</translation>
    </message>
    <message>
        <source>Signed as %1: %2.</source>
        <translation>已签署（%1）：%2。</translation>
    </message>
    <message>
        <source>Not signed: %1 of %2.</source>
        <translation>未签署：%2 份中的 %1 份。</translation>
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
</context>
<context>
    <name>velocert::app::RunPage</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>各次试验</translation>
    </message>
    <message>
        <source>Steps  %1 / %2</source>
        <translation>步骤  %1 / %2</translation>
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
        <translation>记录已完整。请扫描下一个样品，或查看某一步骤的各次试验。</translation>
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
        <translation>各次试验</translation>
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
        <source>Passphrase of your key</source>
        <translation>您的密钥口令</translation>
    </message>
    <message>
        <source>Your key (PKCS#12 file)</source>
        <translation>您的密钥（PKCS#12 文件）</translation>
    </message>
    <message>
        <source>Trust list (empty: the certificate is registered)</source>
        <translation>信任列表（留空：证书已登记）</translation>
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
        <source>Sign in the same act, each with its own signature:</source>
        <translation>在同一操作中签署，各有各的签名：</translation>
    </message>
    <message>
        <source>Look through the pages to the last one first.</source>
        <translation>请先翻看到最后一页。</translation>
    </message>
    <message>
        <source>These pages make the frozen document to the byte: SHA-256 %1...</source>
        <translation>这些页面与冻结的文件逐字节一致：SHA-256 %1……</translation>
    </message>
    <message>
        <source>These pages were laid out anew and differ from the frozen document (SHA-256 %1...). Look at the exact file before you sign.</source>
        <translation>这些页面是重新排版的，与冻结的文件不同（SHA-256 %1……）。签署前请查看原文件。</translation>
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
        <translation>训练：本档案产生的一切均为样张</translation>
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
        <translation>虚拟台架</translation>
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
        <translation>训练档案</translation>
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
        <translation>选项：name=value …</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
</context>
<context>
    <name>velocert::app::StepTreeModel</name>
    <message>
        <source>to do</source>
        <translation>待做</translation>
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
</TS>
