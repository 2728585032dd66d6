// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/trail_presenter.h"

#include <QElapsedTimer>

#include "core/records/people/people.h"

namespace velocert::app {
namespace {

constexpr std::size_t page = 100;
constexpr std::uint64_t effort = 40;  ///< entries between two looks at the clock
constexpr qint64 slice_ms = 12;

}  // namespace

base::Result<records::TrailQuery> trail_query(const TrailFilter& filter) {
    records::TrailQuery out;
    out.person = filter.person.trimmed().toStdString();
    out.object = filter.object.trimmed().toStdString();
    out.changes_only = filter.changes_only;
    const auto day = [](const QString& text, const char* field) -> base::Result<std::optional<base::Date>> {
        if (text.trimmed().isEmpty()) return std::optional<base::Date>();
        auto date = base::parse_date(text.trimmed().toStdString());
        if (date) return std::optional(*date);
        auto error = date.error();
        error.where = field;
        return base::fail(std::move(error));
    };
    const auto from = day(filter.from, "from");
    if (!from) return base::fail(from.error());
    const auto to = day(filter.to, "to");
    if (!to) return base::fail(to.error());
    out.from = *from;
    out.to = *to;
    if (out.from && out.to && *out.to < *out.from)
        return base::fail(base::ErrorCode::bad_value, "to", base::text(*out.to), base::text(*out.from) + " or later");
    return out;
}

TrailPresenter::TrailPresenter(const ArchiveInUse& archive, QObject* parent)
    : QObject(parent), archive_in_use_(archive) {
    slices_.setInterval(0);
    connect(&slices_, &QTimer::timeout, this, &TrailPresenter::go_on);
    connect(&entries_, &TrailModel::moreWanted, this, [this] {
        if (slices_.isActive()) return;
        wanted_ = entries_.entries().size() + page;
        go_on();
    });
}

void TrailPresenter::ask(const TrailFilter& filter) {
    filter_ = filter;
    refresh();
}

void TrailPresenter::refresh() {
    slices_.stop();
    error_.reset();
    archive_.reset();
    next_ = size_ = 0;
    wanted_ = page;
    auto query = trail_query(filter_);
    if (!query) {
        error_ = query.error();
    } else if (const auto kind = archive_in_use_.kind(); !kind) {
        error_ = kind.error();
    } else if (*kind) {
        query_ = std::move(*query);
        auto opened = archive_in_use_.read();
        auto people = opened ? records::people_register(**opened)
                             : base::Result<laboratory::PeopleRegister>(base::fail(opened.error()));
        if (people) {
            archive_ = std::move(*opened);
            people_ = std::move(*people);
        } else {
            error_ = people.error();
        }
    }
    entries_.clear(people_);
    go_on();
}

void TrailPresenter::go_on() {
    QElapsedTimer timer;
    timer.start();
    bool more = archive_ != nullptr && entries_.entries().size() < wanted_;
    while (more && timer.elapsed() < slice_ms) {
        auto page_now =
            records::trail_page(*archive_, people_, query_, next_, wanted_ - entries_.entries().size(), effort);
        if (!page_now) {
            error_ = page_now.error();
            more = false;
            break;
        }
        if (size_ == 0) size_ = page_now->size;
        next_ = page_now->next;
        entries_.append(std::move(page_now->entries));
        more = next_ > 1 && entries_.entries().size() < wanted_;
    }
    entries_.set_more(!more && archive_ != nullptr && next_ > 1);
    if (more && !slices_.isActive()) slices_.start();
    if (!more) slices_.stop();
    emit changed();
}

QString TrailPresenter::note() const {
    if (archive_ == nullptr || size_ == 0) return {};
    const auto shown = static_cast<qulonglong>(entries_.entries().size());
    const auto looked = static_cast<qulonglong>(size_ + 1 - next_);
    return searching() ? tr("%1 entries; looking: %2 of %3 …").arg(shown).arg(looked).arg(size_)
                       : tr("%1 entries; looked at %2 of %3").arg(shown).arg(looked).arg(size_);
}

void TrailPresenter::retranslate() {
    entries_.retranslate();
    emit changed();
}

}  // namespace velocert::app
