// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/words.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/sequence/running/sleep_gap.h"

namespace velocert::reports {

using base::ErrorCode;
using conformity::Reason;

Bilingual words(Reason reason) {
    switch (reason) {
        case Reason::none: return {"无", "None"};
        case Reason::inside_limit: return {"在限值内", "Inside the limit"};
        case Reason::outside_limit: return {"超出限值", "Outside the limit"};
        case Reason::outside_acceptance_limit:
            return {"在限值内，但未满足保护带", "Inside the limit, but not by the guard band"};
        case Reason::limit_unverified: return {"限值尚未按标准原文核实", "Limit not yet verified in the official text"};
        case Reason::limit_missing: return {"该版本没有此限值", "The edition has no such limit"};
        case Reason::value_missing: return {"没有测得值", "No measured value"};
        case Reason::value_not_finite: return {"测得值不是有限数", "Measured value is not finite"};
        case Reason::series_empty: return {"数据序列为空", "Series is empty"};
        case Reason::series_gap: return {"数据序列有缺口", "Series has a gap"};
        case Reason::stale: return {"数据过时", "Data are stale"};
        case Reason::saturated: return {"传感器饱和", "Transducer saturated"};
        case Reason::unstable: return {"示值不稳定", "Indication not stable"};
        case Reason::over_range: return {"超出量程", "Over range"};
        case Reason::wrong_kind: return {"量的种类不符", "Wrong kind of quantity"};
        case Reason::uncertainty_missing: return {"缺少测量不确定度", "Measurement uncertainty missing"};
        case Reason::guard_band_impossible: return {"保护带大于允许范围", "Guard band leaves no acceptance interval"};
        case Reason::rule_invalid: return {"判定规则的参数超出范围", "Figure of the decision rule out of range"};
        case Reason::informative: return {"资料性要求，不作判定", "Informative, not judged"};
        case Reason::too_few_valid_runs: return {"有效次数不足", "Too few valid runs"};
        case Reason::valid_runs_unverified:
            return {"有效次数要求尚未核实", "Required number of valid runs is unverified"};
        case Reason::aggregation_unverified:
            return {"平均值与单次结果不一致，合成规则尚未核实",
                    "Mean and single runs disagree, and the rule is unverified"};
        case Reason::run_void: return {"操作者声明作废", "Declared void by the operator"};
        case Reason::speed_too_high_over_limit:
            return {"初速偏高且超限，应重复", "Speed too high and over the limit: repeat"};
        case Reason::speed_too_low_under_limit:
            return {"初速偏低且未超限，应重复", "Speed too low and under the limit: repeat"};
        case Reason::force_too_high: return {"制动握力超限", "Lever force too high"};
        case Reason::force_missing: return {"缺少制动握力", "Lever force missing"};
        case Reason::wrong_brake: return {"误用了不应使用的制动器", "A brake moved that must rest"};
        case Reason::trigger_missing: return {"没有制动触发信号", "No brake trigger"};
        case Reason::no_standstill: return {"没有到达静止", "No standstill"};
        case Reason::not_zeroed: return {"零点检查未通过", "Zero check failed"};
        case Reason::repeatability: return {"读数间差异过大", "Readings differ too much"};
        case Reason::step_not_completed: return {"步骤未完成", "Step not completed"};
        case Reason::not_required: return {"不适用于本样品", "Not required for this item"};
        case Reason::instrument_restarted: return {"仪器曾重新启动", "Instrument restarted"};
        case Reason::clock_fault: return {"仪器时钟异常", "Instrument clock fault"};
        case Reason::not_calibrated: return {"仪器未校准", "Instrument not calibrated"};
        case Reason::calibration_range: return {"示值超出校准范围", "Outside the calibrated range"};
        case Reason::uncertainty_failed: return {"不确定度评定无法完成", "Uncertainty budget could not be evaluated"};
        case Reason::drift: return {"零点漂移过大", "Drift too large"};
        case Reason::ambient_outside: return {"环境条件超出规定", "Ambient conditions outside the method"};
        case Reason::ambient_missing: return {"缺少环境条件记录", "Ambient conditions not recorded"};
        case Reason::condition_not_met: return {"未满足试验状态要求", "Test condition not met"};
        case Reason::pause_too_long: return {"两次试验间隔过长", "Pause too long"};
        case Reason::pause_too_short: return {"两次试验间休息不足", "Rest too short"};
        case Reason::sources_disagree: return {"两种测量途径不一致", "Two sources disagree"};
        case Reason::implausible: return {"测得值不合情理", "Implausible value"};
        case Reason::not_steady: return {"未达到稳态", "No steady state"};
        case Reason::thermal_limit: return {"达到温度限值", "Thermal limit reached"};
        case Reason::supply_not_held: return {"供电电压未保持", "Supply voltage not held"};
        case Reason::set_point_missed: return {"未保持在设定点", "Set point not held"};
        case Reason::rests_on_missing: return {"所依据的步骤没有结果", "A step it rests on has no result"};
        case Reason::parts_missing: return {"零部件未全部称量", "Parts not all weighed"};
        case Reason::answer_missing: return {"缺少必填的回答", "Required answer missing"};
        case Reason::evidence_missing: return {"缺少必需的照片或文件", "Required photo or document missing"};
        case Reason::answered_not_applicable: return {"经确认不适用于该样品", "Found not to apply to this item"};
        case Reason::certificate_incomplete: return {"外部证书信息不全", "External certificate incomplete"};
        case Reason::certificate_expired: return {"外部证书已过期", "External certificate expired"};
        case Reason::certificate_postdated:
            return {"外部证书日期晚于使用日期", "External certificate dated later than its use"};
        case Reason::subjects_missing: return {"所列试样或对象未全部检验", "Not every listed subject examined"};
        case Reason::duplicate_code: return {"应唯一的编码已在其他样品上出现", "Code not unique"};
        case Reason::start_missing: return {"计时起点不在记录内", "Start of the time not on record"};
        case Reason::no_fix: return {"未定位", "No fix of the position"};
        case Reason::too_few_epochs: return {"定位数少于方法要求", "Too few positions"};
        case Reason::other_constellation:
            return {"有其他系统的卫星参与，或未说明卫星所属系统", "Satellites of other systems took part"};
        case Reason::reference_missing: return {"没有可比对的参考位置", "No reference position"};
        case Reason::window_too_short: return {"观察时间短于方法要求", "Observed for too short a time"};
        case Reason::background_too_high: return {"背景噪声过高，无法修正", "Background too high"};
        case Reason::check_failed: return {"测量前或测量后对仪器的检查未通过", "Instrument check failed"};
        case Reason::answers_disagree: return {"填报内容与已有记录不一致", "Answer differs from what is on record"};
        case Reason::code_form: return {"编码不符合可解析的结构", "Code not of the form its parts are read by"};
    }
    return {"步骤未完成", "Step not completed"};
}

Bilingual words(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_input: return {"输入有误", "Wrong input"};
        case ErrorCode::unknown_field: return {"未知字段", "Unknown field"};
        case ErrorCode::missing_field: return {"缺少字段", "Field missing"};
        case ErrorCode::bad_value: return {"数值不合理", "Impossible value"};
        case ErrorCode::wrong_unit: return {"单位不符", "Wrong unit"};
        case ErrorCode::unknown_version: return {"格式版本未知", "Unknown format version"};
        case ErrorCode::not_found: return {"未找到", "Not found"};
        case ErrorCode::already_exists: return {"已存在", "Already exists"};
        case ErrorCode::port_unavailable: return {"端口不可用", "Port not available"};
        case ErrorCode::port_permission: return {"没有端口使用权限", "No permission for the port"};
        case ErrorCode::port_settings: return {"端口设置不被接受", "Port settings not accepted"};
        case ErrorCode::unplugged: return {"仪器连接断开", "Instrument unplugged"};
        case ErrorCode::timeout: return {"等待超时", "Timed out"};
        case ErrorCode::silence: return {"仪器无响应", "Instrument silent"};
        case ErrorCode::protocol: return {"通信协议错误", "Protocol violated"};
        case ErrorCode::instrument_refused: return {"仪器拒绝指令", "Instrument refused"};
        case ErrorCode::instrument_restarted: return {"仪器重新启动", "Instrument restarted"};
        case ErrorCode::wrong_instrument: return {"连接的不是所要求的仪器", "Wrong instrument connected"};
        case ErrorCode::overflow: return {"数据来不及处理", "Data came too fast"};
        case ErrorCode::disk_full: return {"磁盘已满", "Disk full"};
        case ErrorCode::read_only: return {"存储只读", "Storage is read-only"};
        case ErrorCode::io: return {"读写错误", "Input or output error"};
        case ErrorCode::interrupted: return {"被中断", "Interrupted"};
        case ErrorCode::integrity: return {"完整性检查未通过", "Integrity check failed"};
        case ErrorCode::not_permitted: return {"不允许", "Not permitted"};
    }
    return {"读写错误", "Input or output error"};
}

namespace {

constexpr std::array all_errors{ErrorCode::bad_input,
                                ErrorCode::unknown_field,
                                ErrorCode::missing_field,
                                ErrorCode::bad_value,
                                ErrorCode::wrong_unit,
                                ErrorCode::unknown_version,
                                ErrorCode::not_found,
                                ErrorCode::already_exists,
                                ErrorCode::port_unavailable,
                                ErrorCode::port_permission,
                                ErrorCode::port_settings,
                                ErrorCode::unplugged,
                                ErrorCode::timeout,
                                ErrorCode::silence,
                                ErrorCode::protocol,
                                ErrorCode::instrument_refused,
                                ErrorCode::instrument_restarted,
                                ErrorCode::wrong_instrument,
                                ErrorCode::overflow,
                                ErrorCode::disk_full,
                                ErrorCode::read_only,
                                ErrorCode::io,
                                ErrorCode::interrupted,
                                ErrorCode::integrity,
                                ErrorCode::not_permitted};

struct ValueName {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};
constexpr std::array value_names{
    ValueName{"zero", "零点", "Zero"},
    ValueName{"zero_after", "卸载后零点", "Zero after unloading"},
    ValueName{"mass", "整车质量", "Mass"},
    ValueName{"mass_resolution", "分度值", "Resolution"},
    ValueName{"mass_standard_uncertainty", "质量标准不确定度", "Standard uncertainty of the mass"},
    ValueName{"mass_correlated_uncertainty", "其中天平校准", "of it, the balance's calibration"},
    ValueName{"container_mass", "容器质量", "Container"},
    ValueName{"vehicle_mass", "整车质量", "Complete vehicle"},
    ValueName{"parts_mass", "全部所称零件质量之和", "All parts weighed"},
    ValueName{"plastics_mass", "计入的塑料件质量之和", "Plastics that count"},
    ValueName{"share", "塑料件质量占比", "Share of plastics"},
    ValueName{"share_standard_uncertainty", "占比标准不确定度", "Standard uncertainty of the share"},
    ValueName{"coverage_factor", "包含因子", "Coverage factor"},
    ValueName{"speed", "制动初速度", "Speed at onset"},
    ValueName{"distance", "制动距离", "Stopping distance"},
    ValueName{"corrected_distance", "校正制动距离", "Corrected distance"},
    ValueName{"front_force", "前闸握力", "Front lever force"},
    ValueName{"rear_force", "后闸握力", "Rear lever force"},
    ValueName{"back_emf_constant", "反电动势常数（有效值）", "Back-EMF constant, r.m.s."},
    ValueName{"back_emf_constant_type_a", "反电动势常数的 A 类不确定度", "Type A uncertainty of the constant"},
    ValueName{"back_emf_constant_peak", "反电动势常数（峰值）", "Back-EMF constant, peak"},
    ValueName{"no_load_supply_1", "电源电压一", "First supply"},
    ValueName{"no_load_supply_2", "电源电压二", "Second supply"},
    ValueName{"no_load_speed_1", "电源电压一的空载转速", "No-load speed at the first supply"},
    ValueName{"no_load_speed_2", "电源电压二的空载转速", "No-load speed at the second supply"},
    ValueName{"vehicle_speed_1", "电源电压一的空载车速", "Vehicle speed at the first supply"},
    ValueName{"vehicle_speed_2", "电源电压二的空载车速", "Vehicle speed at the second supply"},
    ValueName{"inductance_difference", "电感差异系数", "Inductance difference coefficient"},
    ValueName{"inductance_max", "最大电感", "Largest inductance"},
    ValueName{"inductance_min", "最小电感", "Smallest inductance"},
    ValueName{"inductance_mean", "平均电感", "Mean inductance"},
    ValueName{"measured_speed", "测量段车速", "Speed over the stretch"},
    ValueName{"outbound_speed", "去程车速", "Outbound speed"},
    ValueName{"return_speed", "回程车速", "Return speed"},
    ValueName{"maximum_speed", "最高车速", "Maximum speed"},
    ValueName{"cut_off_speed", "断电车速", "Cut-off speed"},
    ValueName{"highest_speed", "达到的最高车速", "Highest speed reached"},
    ValueName{"drive_current", "断电车速以下的驱动电流", "Drive current below"},
    ValueName{"current_above", "断电车速以上的电流", "Current above"},
    ValueName{"current_after", "车速回落后的电流", "Current after the return"},
    // Positions, messages, sound, insulation and protections.
    ValueName{"time_to_first_fix", "首次定位时间", "Time to the first fix"},
    ValueName{"epoch_interval", "定位间隔", "Interval of positions"},
    ValueName{"moments_without_fix", "未定位的时刻数", "Moments without a fix"},
    ValueName{"horizontal_rms", "水平误差均方根", "Horizontal error, r.m.s."},
    ValueName{"vertical_rms", "垂直误差均方根", "Vertical error, r.m.s."},
    ValueName{"speed_rms", "速度误差均方根", "Speed error, r.m.s."},
    ValueName{"positions", "定位数", "Positions"},
    ValueName{"satellites", "所用卫星数", "Satellites used"},
    ValueName{"satellites_least", "最少所用卫星数", "Fewest satellites used"},
    ValueName{"beidou_least", "最少所用北斗卫星数", "Fewest BeiDou satellites used"},
    ValueName{"share_of_beidou", "北斗卫星占比", "Share of BeiDou"},
    ValueName{"largest_gap_started", "启动状态最大间隔", "Largest gap, started"},
    ValueName{"largest_gap_stopped", "未启动状态最大间隔", "Largest gap, not started"},
    ValueName{"largest_gap_abnormal", "异常状态最大间隔", "Largest gap, abnormal"},
    ValueName{"observed_started", "启动状态观察时间", "Observed, started"},
    ValueName{"observed_stopped", "未启动状态观察时间", "Observed, not started"},
    ValueName{"observed_abnormal", "异常状态观察时间", "Observed, abnormal"},
    ValueName{"messages_started", "启动状态报文数", "Messages, started"},
    ValueName{"messages_stopped", "未启动状态报文数", "Messages, not started"},
    ValueName{"messages_abnormal", "异常状态报文数", "Messages, abnormal"},
    ValueName{"interval_started", "启动状态上报间隔", "Interval, started"},
    ValueName{"interval_stopped", "未启动状态上报间隔", "Interval, not started"},
    ValueName{"interval_abnormal", "异常状态上报间隔", "Interval, abnormal"},
    ValueName{"alarm_latency", "告警延迟", "Alarm latency"},
    ValueName{"share_complete", "内容完整的报文占比", "Share of complete messages"},
    ValueName{"check_before", "测量前校准检查", "Check before"},
    ValueName{"check_after", "测量后校准检查", "Check after"},
    ValueName{"background", "背景声级", "Background"},
    ValueName{"indicated_level", "指示声级", "Level as indicated"},
    ValueName{"sound_level", "声级", "Sound level"},
    ValueName{"leakage_current", "泄漏电流", "Leakage current"},
    ValueName{"test_voltage", "试验电压", "Test voltage"},
    ValueName{"test_time", "试验时间", "Test time"},
    ValueName{"insulation_resistance", "绝缘电阻", "Insulation resistance"},
    ValueName{"rated_power", "输出功率", "Power at the shaft"},
    ValueName{"protection_voltage", "保护动作电压", "Voltage at which it acts"},
    ValueName{"protection_current", "保护动作电流", "Current at which it acts"},
    ValueName{"voltage_deviation", "与规定电压之差", "Deviation from the stated voltage"},
    ValueName{"current_deviation", "与规定电流之差", "Deviation from the stated current"},
    ValueName{"mfdd", "充分发出的平均减速度", "Mean fully developed deceleration"},
    ValueName{"speed_standard_uncertainty", "初速度标准不确定度", "Standard uncertainty of the speed at onset"},
    ValueName{"onset_path_uncertainty", "触发处路程不确定度", "Uncertainty of the path at onset"},
    ValueName{"standstill_uncertainty", "停车处路程不确定度", "Uncertainty of the path at standstill"},
    // Quantities of the braking budget.
    ValueName{"specified_speed", "规定速度", "Specified speed"},
    ValueName{"wheel", "计程轮校准", "Calibration of the measuring wheel"},
    ValueName{"onset_edge", "触发处脉冲位置", "Pulse edge at onset"},
    ValueName{"standstill", "停车处剩余路程", "Path after the last pulse"},
    ValueName{"trigger", "触发时刻", "Moment of the trigger"},
    ValueName{"clock", "采集器时钟", "Clock of the recorder"},
    ValueName{"coverage_factor", "包含因子", "Coverage factor"},
};

/// Values of one set point: "torque_2".
constexpr std::array numbered_names{
    ValueName{"set_point", "设定值", "Set point"},
    ValueName{"speed", "转速", "Speed"},
    ValueName{"torque", "转矩", "Torque"},
    ValueName{"supply", "电源电压", "Supply voltage"},
    ValueName{"current", "电流", "Current"},
    ValueName{"electrical_power", "电功率", "Electrical power"},
    ValueName{"mechanical_power", "机械功率", "Mechanical power"},
    ValueName{"efficiency", "效率", "Efficiency"},
    ValueName{"rotation", "转速", "Speed"},
    ValueName{"voltage", "线电压", "Voltage between terminals"},
    ValueName{"back_emf_at", "反电动势", "Back-EMF"},
    ValueName{"angle", "转子位置", "Position of the rotor"},
    ValueName{"inductance", "电感", "Inductance"},
};

/// Quantities as an instrument indicates them, where nothing more is known of the value.
constexpr std::array indicated_names{
    ValueName{"voltage", "电压", "Voltage"},
    ValueName{"current", "电流", "Current"},
    ValueName{"power", "功率", "Power"},
    ValueName{"force", "力", "Force"},
    ValueName{"temperature", "温度", "Temperature"},
    ValueName{"torque", "转矩", "Torque"},
    ValueName{"rotation", "转速", "Rotational speed"},
    ValueName{"resistance", "电阻", "Resistance"},
    ValueName{"frequency", "频率", "Frequency"},
    ValueName{"pressure", "压力", "Pressure"},
};

bool starts_with_date(std::string_view text) {
    return text.size() >= 10 && base::parse_date(text.substr(0, 10)).has_value();
}

}  // namespace

Bilingual error_words(std::string_view error_code) {
    if (error_code == sequence::machine_slept)
        return {"测量过程中计算机进入了睡眠", "The computer slept during the measurement"};
    for (const ErrorCode code : all_errors) {
        if (base::name(code) == error_code) return words(code);
    }
    return plain(std::string(error_code));
}

Bilingual retry_words(std::string_view reason) {
    if (const auto known = conformity::parse_reason(reason)) return words(*known);
    return error_words(reason);
}

Bilingual value_words(std::string_view value_name) {
    constexpr std::string_view reading = "reading_";
    if (value_name.starts_with(reading)) {
        const std::string number(value_name.substr(reading.size()));
        return {"读数 " + number, "Reading " + number};
    }
    for (const ValueName& known : value_names) {
        if (known.name == value_name) return {std::string(known.zh), std::string(known.en)};
    }
    const auto line = value_name.rfind('_');
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (line != std::string_view::npos && std::ranges::all_of(value_name.substr(line + 1), is_digit)) {
        for (const ValueName& known : numbered_names) {
            if (known.name != value_name.substr(0, line)) continue;
            const std::string number(value_name.substr(line + 1));
            return {std::string(known.zh) + " " + number, std::string(known.en) + " " + number};
        }
    }
    // "voltage_resolution", "voltage_count": of an indicated quantity.
    for (const auto& [ending, zh, en] :
         {std::tuple{"_resolution", "分辨力", "Resolution"}, std::tuple{"_count", "读数个数", "Number of readings"}})
        if (value_name.ends_with(ending)) return {zh, en};
    // "current_before": what had to be seen before the value that is judged.
    constexpr std::string_view before = "_before";
    const bool earlier = value_name.ends_with(before);
    const auto of = earlier ? value_name.substr(0, value_name.size() - before.size()) : value_name;
    for (const ValueName& known : indicated_names) {
        if (known.name != of) continue;
        if (earlier) return {std::string(known.zh) + "（之前）", std::string(known.en) + " before"};
        return {std::string(known.zh), std::string(known.en)};
    }
    return plain(std::string(value_name));
}

Bilingual edition_reason_words(std::string_view code, std::string_view english) {
    const auto rest = [code](std::string_view prefix) -> std::string_view {
        return code.starts_with(prefix) && starts_with_date(code.substr(prefix.size())) ? code.substr(prefix.size())
                                                                                        : std::string_view{};
    };
    std::string zh;
    if (const auto date = rest("made-from-"); !date.empty()) {
        zh = std::string(date) + " 起生产或进口的车辆只适用新版标准";
    } else if (const auto before = rest("made-before-"); !before.empty()) {
        zh = "在 " + std::string(before) + " 之前生产或进口，且未按新版标准认证，适用旧版标准";
    } else if (code == "certified-early") {
        zh = "生产或进口日期在新版标准实施之前，但已提前按新版标准认证，适用新版标准";
    }
    const std::string en = english.empty() ? std::string(code) : std::string(english);
    return zh.empty() ? plain(en) : Bilingual{zh, en};
}

}  // namespace velocert::reports
