// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/other_scans.h"

#include <utility>

#include "app/acts/actor.h"
#include "app/words/words.h"
#include "core/base/clock.h"
#include "core/base/json.h"

namespace velocert::app {
namespace {

/// Longer than any number of a vehicle; what is longer is cut and said to be.
constexpr qsizetype longest_code = 200;

}  // namespace

OtherScans::OtherScans(const RunPresenter& run, ArchiveInUse& archive, const Seat& seat, QObject* parent)
    : QObject(parent), run_(run), archive_(archive), seat_(seat), queue_(archive) {
    connect(&run_, &RunPresenter::otherScanned, this, &OtherScans::take);
    // What came before the run was on record waits for it. What was told of the run before is not told of this one.
    connect(&run_, &RunPresenter::begun, this, [this] {
        queue_.forget();
        emit changed();
        write_known();
    });
    connect(&queue_, &RecordQueue::changed, this, &OtherScans::changed);
    // One that never began has no record, and the next one is not its.
    connect(&run_, &RunPresenter::ended, this, [this] {
        if (run_.run_id().empty()) waiting_.clear();
    });
}

QString OtherScans::note() const {
    if (!trouble()) return {};
    const auto words = error_words(*trouble());
    return tr("That another item was scanned is not on record. %1 %2").arg(words.happened, words.remedy);
}

void OtherScans::take(const QString& code) {
    const QString kept = code.size() > longest_code ? code.left(longest_code) + QChar(0x2026) : code;
    waiting_.push_back({kept.toStdString(), base::utc_text(archive_.clock().now())});
    write_known();
}

void OtherScans::write_known() {
    if (!run_.order() || run_.run_id().empty()) return;
    const base::Person by{{}, run_.order()->operator_name};
    const Actor actor{seat_.person().value_or(by), seat_.account()};
    for (const auto& scan : std::exchange(waiting_, {})) {
        auto record = actor.signed_record(base::Json::object()
                                              .set("by", base::to_json(actor.person))
                                              .set("of_run", run_.run_id())
                                              .set("item", run_.order()->item.id)
                                              .set("code", scan.code)
                                              .set("at_utc", scan.at_utc));
        queue_.add(tr("Recording the scan"), run_.order()->archive_folder,
                   [record = std::move(record)](records::Archive& archive) -> base::Result<void> {
                       if (auto done = archive.append("other-item-scanned/1", record); !done)
                           return base::fail(done.error());
                       return {};
                   });
    }
}

}  // namespace velocert::app
