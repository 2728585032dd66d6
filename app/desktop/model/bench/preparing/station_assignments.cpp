// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/station_assignments.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>
#include <utility>

#include "instruments/registry/line_sharing.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;

StationAssignments::StationAssignments(QObject* parent) : QObject(parent) {
    station_.id = "bench";
    station_.name = "Bench";
}

Result<void> StationAssignments::keep_in(const std::string& file) {
    QFile kept(QString::fromStdString(file));
    if (kept.exists()) {
        if (!kept.open(QIODevice::ReadOnly))
            return base::fail(ErrorCode::io, file, kept.errorString().toStdString(), "a file that can be read");
        const auto json = base::Json::parse(kept.readAll().toStdString(), file);
        if (!json) return base::fail(json.error());
        auto station = laboratory::station_from_json(*json, file);
        if (!station) return base::fail(station.error());
        station_ = std::move(*station);
    }
    file_ = file;
    emit changed();
    return {};
}

Result<void> StationAssignments::take(laboratory::Station station) {
    if (!file_.empty()) {
        const QString path = QString::fromStdString(file_);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QSaveFile out(path);
        const auto text = QByteArray::fromStdString(laboratory::to_json(station).text(true));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            return base::fail(ErrorCode::io, file_, out.errorString().toStdString(), "a file that can be written");
    }
    station_ = std::move(station);
    emit changed();
    return {};
}

Result<void> StationAssignments::assign(laboratory::StationInstrument instrument) {
    const std::string where = "role " + instrument.role;
    if (instrument.role.empty() || instrument.driver.empty() || instrument.port.empty())
        return base::fail(ErrorCode::missing_field, where, "no role, driver or port", "all three");
    if (auto may = instruments::may_share_port(instrument, station_.instruments); !may) return base::fail(may.error());
    auto next = station_;
    const auto known = std::ranges::find(next.instruments, instrument.role, &laboratory::StationInstrument::role);
    if (known == next.instruments.end())
        next.instruments.push_back(std::move(instrument));
    else
        *known = std::move(instrument);
    return take(std::move(next));
}

Result<void> StationAssignments::take_away(const std::string& role) {
    auto next = station_;
    if (std::erase_if(next.instruments, [&](const auto& one) { return one.role == role; }) == 0)
        return base::fail(ErrorCode::not_found, "role " + role, "nothing is assigned to it", "a role that is served");
    return take(std::move(next));
}

Result<void> StationAssignments::rename(const std::string& name) {
    if (QString::fromStdString(name).trimmed().isEmpty())
        return base::fail(ErrorCode::missing_field, "station", "no name", "the name of the station");
    auto next = station_;
    next.name = name;
    return take(std::move(next));
}

}  // namespace velocert::app
