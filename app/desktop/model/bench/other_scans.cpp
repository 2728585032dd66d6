// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/other_scans.h"

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
    : QObject(parent), run_(run), archive_(archive), seat_(seat) {
    connect(&run_, &RunPresenter::otherScanned, this, &OtherScans::take);
    // What came before the run was on record waits for it. What was told of the run before is not told of this one.
    connect(&run_, &RunPresenter::begun, this, [this] {
        trouble_.reset();
        emit changed();
        write_next();
    });
    // One that never began has no record, and the next one is not its.
    connect(&run_, &RunPresenter::ended, this, [this] {
        if (run_.run_id().empty()) waiting_.clear();
    });
}

QString OtherScans::note() const {
    if (!trouble_) return {};
    const auto words = error_words(*trouble_);
    return tr("That another item was scanned is not on record. %1 %2").arg(words.happened, words.remedy);
}

void OtherScans::take(const QString& code) {
    const QString kept = code.size() > longest_code ? code.left(longest_code) + QChar(0x2026) : code;
    waiting_.push_back({kept.toStdString(), base::utc_text(archive_.clock().now())});
    write_next();
}

void OtherScans::write_next() {
    if (waiting_.empty() || work_.running() || !run_.order() || run_.run_id().empty()) return;
    const auto scan = std::move(waiting_.front());
    waiting_.pop_front();
    const base::Person by{{}, run_.order()->operator_name};
    const Actor actor{seat_.person().value_or(by), seat_.account()};
    auto record = actor.signed_record(base::Json::object()
                                          .set("by", base::to_json(actor.person))
                                          .set("of_run", run_.run_id())
                                          .set("item", run_.order()->item.id)
                                          .set("code", scan.code)
                                          .set("at_utc", scan.at_utc));
    work_.start<bool>(
        tr("Recording the scan"),
        [this, folder = run_.order()->archive_folder,
         record = std::move(record)](const base::Progress&) -> base::Result<bool> {
            const auto archive = archive_.archives().writer(folder);
            if (!archive) return base::fail(archive.error());
            if (auto done = (*archive)->append("other-item-scanned/1", record); !done) return base::fail(done.error());
            return true;
        },
        [this](const base::Result<bool>& done) {
            trouble_ = done ? std::nullopt : std::optional(done.error());
            recorded_ += done ? 1 : 0;
            // Not from within: what is done is told before what comes next begins.
            QTimer::singleShot(0, this, &OtherScans::write_next);
            emit changed();
        });
}

}  // namespace velocert::app
