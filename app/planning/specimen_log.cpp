// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/specimen_log.h"

#include <string>

namespace velocert::app {
namespace {

/// Writes rows one after the other.
class Rows {
  public:
    void did(int time_s, const std::string& what) { text_ += std::to_string(time_s) + ",,,,,,,,,," + what + ",yes\n"; }
    void sent(int time_s, const std::string& state, const std::string& alarm = {}) {
        const bool placed = alarm != "no_fix";
        text_ += std::to_string(time_s) + ',' + state + (placed ? ",31.230000,121.470000" : ",,") + ',' +
                 (state == "stopped" ? "0.0" : "18.4") + ",51.8,24.6,3.2,3.99," + alarm + ",,yes\n";
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_ =
        "t_s,state,latitude_deg,longitude_deg,speed_km/h,pack_voltage_V,pack_temperature_degC,pack_current_A,"
        "cell_voltage_V,alarm,caused,specimen\n";
};

}  // namespace

sequence::AnsweredFile specimen_log() {
    Rows rows;
    int now = 0;
    rows.did(now, "started");
    for (; now <= 240; now += 30) rows.sent(now + 5, "started");
    rows.did(now, "stopped");
    for (const int end = now + 7200; now < end; now += 1800) rows.sent(now + 10, "stopped");
    rows.did(now, "abnormal");
    for (const char* alarm : {"no_fix", "overspeed", "pack_voltage", "pack_temperature"}) {
        rows.did(now + 2, alarm);
        for (int i = 1; i <= 3; ++i) rows.sent(now + 25 * i, "abnormal", alarm);
        now += 80;
    }
    rows.did(now, "end");
    const auto& text = rows.text();
    return {"specimen-messages.csv", {text.begin(), text.end()}};
}

}  // namespace velocert::app
