// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/words.h"

namespace velocert::reports {

using laboratory::BlockerCode;
using metrology::Measurand;

Bilingual words(BlockerCode code) {
    switch (code) {
        case BlockerCode::certificate_missing: return {"没有校准证书", "No calibration certificate"};
        case BlockerCode::certificate_expired: return {"校准证书已过期", "The calibration certificate has expired"};
        case BlockerCode::not_yet_valid: return {"校准日期晚于试验日期", "Calibrated after the day of the test"};
        case BlockerCode::out_of_service: return {"仪器已停用", "The instrument is out of service"};
        case BlockerCode::unassigned: return {"仪器不在设备台账中", "The instrument is not in the register"};
        case BlockerCode::not_identified: return {"无法确认是哪台仪器", "The instrument is not identified"};
        case BlockerCode::identity_mismatch:
            return {"仪器与台账或证书不符", "Another instrument than registered or certified"};
        case BlockerCode::measurand_missing: return {"证书不含该被测量", "No certificate has the measurand"};
        case BlockerCode::range_not_covered: return {"校准范围不足", "The calibrated range is not enough"};
        case BlockerCode::check_failed: return {"期间核查未通过", "The latest intermediate check failed"};
    }
    return {"没有校准证书", "No calibration certificate"};
}

Bilingual words(Measurand measurand) {
    switch (measurand) {
        case Measurand::mass: return {"质量", "Mass"};
        case Measurand::distance: return {"距离", "Distance"};
        case Measurand::speed: return {"速度", "Speed"};
        case Measurand::force: return {"力", "Force"};
        case Measurand::front_force: return {"前闸握力", "Front lever force"};
        case Measurand::rear_force: return {"后闸握力", "Rear lever force"};
        case Measurand::front_brake: return {"前闸开关", "Front lever switch"};
        case Measurand::rear_brake: return {"后闸开关", "Rear lever switch"};
        case Measurand::light_gate_1: return {"光电门 1", "Light gate 1"};
        case Measurand::light_gate_2: return {"光电门 2", "Light gate 2"};
        case Measurand::torque: return {"转矩", "Torque"};
        case Measurand::rotation: return {"转速", "Rotational speed"};
        case Measurand::voltage: return {"电压", "Voltage"};
        case Measurand::current: return {"电流", "Current"};
        case Measurand::temperature: return {"温度", "Temperature"};
        case Measurand::humidity: return {"相对湿度", "Relative humidity"};
        case Measurand::wind_speed: return {"风速", "Wind speed"};
        case Measurand::sound_level: return {"声级", "Sound level"};
        case Measurand::power: return {"功率", "Power"};
        case Measurand::frequency: return {"频率", "Frequency"};
        case Measurand::inductance: return {"电感", "Inductance"};
        case Measurand::resistance: return {"电阻", "Resistance"};
        case Measurand::capacitance: return {"电容", "Capacitance"};
        case Measurand::quality_factor: return {"品质因数", "Quality factor"};
        case Measurand::energy: return {"电能", "Energy"};
        case Measurand::peak_force: return {"峰值力", "Peak force"};
        case Measurand::maximum_sound_level: return {"最大声级", "Maximum sound level"};
        case Measurand::acceleration: return {"加速度", "Acceleration"};
        case Measurand::lateral_acceleration: return {"横向加速度", "Lateral acceleration"};
        case Measurand::wind_direction: return {"风向", "Wind direction"};
        case Measurand::pressure: return {"气压", "Pressure"};
        case Measurand::elapsed_time: return {"已用时间", "Elapsed time"};
        case Measurand::judgement: return {"仪器判定", "Judgement of the instrument"};
        case Measurand::latitude: return {"纬度", "Latitude"};
        case Measurand::longitude: return {"经度", "Longitude"};
        case Measurand::height: return {"海拔", "Height"};
        case Measurand::course: return {"航向", "Course"};
        case Measurand::speed_accuracy: return {"速度精度", "Speed accuracy"};
        case Measurand::fix_quality: return {"定位质量", "Fix quality"};
        case Measurand::fix_mode: return {"定位模式", "Fix mode"};
        case Measurand::satellites: return {"卫星数", "Satellites"};
        case Measurand::beidou_satellites: return {"北斗卫星数", "BeiDou satellites"};
        case Measurand::other_satellites: return {"其他系统卫星数", "Satellites of other systems"};
        case Measurand::time_utc: return {"协调世界时", "Time (UTC)"};
        case Measurand::pulses: return {"脉冲数", "Pulses"};
        case Measurand::length: return {"长度", "Length"};
        case Measurand::plane_angle: return {"角度", "Angle"};
    }
    return {"质量", "Mass"};
}

}  // namespace velocert::reports
