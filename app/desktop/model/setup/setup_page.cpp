// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/setup_page.h"

#include <algorithm>

#include "core/records/people/people.h"

namespace velocert::app {

const std::string& ActValues::operator[](const std::string& id) const {
    static const std::string nothing;
    const auto at = text.find(id);
    return at == text.end() ? nothing : at->second;
}

base::Secret ActValues::take(const std::string& id) {
    const auto at = secrets.find(id);
    return at == secrets.end() ? base::Secret() : std::move(at->second);
}

namespace {

bool filled_in(const ActField& field, const ActValues& values) {
    if (field.kind == ActField::Kind::table) {
        const auto table = values.tables.find(field.id);
        return table != values.tables.end() && !table->second.empty();
    }
    if (field.kind == ActField::Kind::secret) {
        const auto secret = values.secrets.find(field.id);
        return secret != values.secrets.end() && !secret->second.empty();
    }
    return !QString::fromStdString(values[field.id]).trimmed().isEmpty();
}

}  // namespace

std::vector<ActProblem> problems_of(const SetupAct& act, const ActValues& values) {
    std::vector<ActProblem> out;
    for (const auto& field : act.fields)
        if (field.required && !filled_in(field, values))
            out.push_back({field.id, SetupPage::tr("To be filled in"), -1, -1});
    if (act.check)
        for (auto& problem : act.check(values)) out.push_back(std::move(problem));
    return out;
}

void RowsModel::show(QStringList columns, std::vector<Row> rows) {
    beginResetModel();
    columns_ = std::move(columns);
    rows_ = std::move(rows);
    endResetModel();
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int RowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == id_role) return QString::fromStdString(row.id);
    if (role == sign_role) return static_cast<int>(index.column() + 1 == columns_.size() ? row.sign : Sign::none);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    return row.cells.value(index.column());
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return columns_.value(section);
}

base::Date SetupPage::today() const { return base::day_of(ground_.archive.clock().now()); }

base::Result<std::unique_ptr<records::Archive>> SetupPage::open() {
    const auto kind = ground_.archive.kind();
    if (!kind) return base::fail(kind.error());
    if (!*kind) return std::unique_ptr<records::Archive>();
    auto archive = ground_.archive.read();
    if (!archive) return base::fail(archive.error());
    auto people = records::people_register(**archive);
    if (!people) return base::fail(people.error());
    people_ = std::move(*people);
    return archive;
}

void SetupPage::refresh() {
    error_.reset();
    people_ = {};
    std::unique_ptr<records::Archive> archive;
    if (auto opened = open(); opened)
        archive = std::move(*opened);
    else
        error_ = opened.error();
    // Whose archive it is cannot be told then: nobody may do anything with it.
    people_known_ = !error_;
    if (auto done = read(archive.get()); !done && !error_) error_ = done.error();
    const auto& rows = rows_.rows();
    if (std::ranges::find(rows, selected_, &RowsModel::Row::id) == rows.end())
        selected_ = rows.empty() ? std::string() : rows.front().id;
    emit changed();
}

void SetupPage::select(const std::string& row) {
    if (row == selected_) return;
    selected_ = row;
    emit changed();
}

bool SetupPage::may(laboratory::Act act) const {
    if (!people_known_) return false;
    if (people_.empty()) return true;
    const auto actor = ground_.who();
    const auto* account = actor.account ? people_.by_id(actor.account->id) : nullptr;
    if (account == nullptr || !account->active()) return false;
    const auto day = today();
    return std::ranges::any_of(
        account->roles, [&](const auto& grant) { return grant.holds_on(day) && laboratory::permits(grant.role, act); });
}

base::Result<QString> in_archive(const SetupGround& ground,
                                 const std::function<base::Result<QString>(records::Archive& archive)>& work) {
    const auto archive = ground.archive.write();
    if (!archive) return base::fail(archive.error());
    return work(**archive);
}

}  // namespace velocert::app
