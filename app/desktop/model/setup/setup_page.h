// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/acts/actor.h"
#include "app/desktop/look/sign.h"
#include "app/desktop/model/archive/past_run.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/workplace.h"
#include "core/base/progress.h"
#include "core/base/secret.h"
#include "core/laboratory/people/password.h"
#include "core/laboratory/people/people_register.h"
#include "core/sequence/instrument.h"
#include "reports/charts/chart.h"

// Setup is made of pages that are all alike: a list, what is to be known of the line in view, and what the person may
// do about it. Here are the words and the acts; one view shows any of them. Nothing here knows a widget.
namespace velocert::app {

/// What the pages stand on. All of it outlives them.
struct SetupGround {
    const Workplace& workplace;
    ArchiveInUse& archive;
    const sequence::DecoderSource& decoders;
    std::function<Actor()> who;  ///< signed in, or known by name
    const laboratory::PasswordHasher& hasher;
};

using Choices = std::vector<std::pair<std::string, QString>>;
/// The lines of a table, cell by cell.
using Lines = std::vector<std::vector<std::string>>;

/// One column of a table that is filled in: free text, or one of its choices.
struct ActColumn {
    std::string id;
    QString label;
    Choices choices = {};
    QString hint = {};
};

/// One thing to be filled in for an act.
struct ActField {
    enum class Kind : std::uint8_t { text, secret, choice, date, file, folder, new_file, table };
    std::string id;
    QString label;
    Kind kind = Kind::text;
    bool required = true;
    std::string value;  ///< that stands in it at first
    QString hint;
    Choices choices;
    std::vector<ActColumn> columns = {};  ///< of a table
    Lines lines = {};                     ///< that stand in the table at first
};

/// What was filled in. Secrets are handed over once.
struct ActValues {
    std::map<std::string, std::string> text;
    std::map<std::string, base::Secret> secrets;
    std::map<std::string, Lines> tables;  ///< without the lines that are empty
    [[nodiscard]] const std::string& operator[](const std::string& id) const;
    [[nodiscard]] base::Secret take(const std::string& id);
};

/// What is wrong with a field, or with one cell of a table.
struct ActProblem {
    std::string field;
    QString what;
    int row = -1;
    int column = -1;
};

/// Something the person may do, with what follows from it. `run` works on a thread of its own; what it gives is told.
struct SetupAct {
    std::string id;
    QString title;
    QString consequence;
    std::vector<ActField> fields;
    std::function<base::Result<QString>(ActValues values, const base::Progress& progress)> run;
    /// What is wrong with what was filled in so far, beyond what is missing; said beside the fields as they are left.
    std::function<std::vector<ActProblem>(const ActValues& values)> check = {};
    bool large = false;    ///< needs the room of the whole page
    bool at_once = false;  ///< quick, and done on the thread of the window
};
/// Everything that is in the way: required fields that are empty, and what the act's own check finds.
[[nodiscard]] std::vector<ActProblem> problems_of(const SetupAct& act, const ActValues& values);

/// A part of what is to be known of a line: facts, a table, or a chart under one heading.
struct DetailBlock {
    QString heading;
    std::vector<FactLine> facts;
    QStringList columns;
    std::vector<QStringList> rows;
    std::optional<reports::Chart> chart;
};

/// Lines of a list, the same for every page.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { sign_role = Qt::UserRole, id_role };
    struct Row {
        std::string id;
        QStringList cells;
        Sign sign = Sign::none;  ///< before the last cell
    };
    using QAbstractTableModel::QAbstractTableModel;
    void show(QStringList columns, std::vector<Row> rows);
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QStringList columns_;
    std::vector<Row> rows_;
};

/// One page of Setup.
class SetupPage : public QObject {
    Q_OBJECT

  public:
    explicit SetupPage(const SetupGround& ground, QObject* parent) : QObject(parent), ground_(ground) {}

    [[nodiscard]] virtual std::string id() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    /// What the list is empty of, and what to do about it.
    [[nodiscard]] virtual QString empty_words() const = 0;
    /// How it stands as a whole: one line with its sign.
    [[nodiscard]] virtual FactLine state() const { return {}; }
    /// What is to be known of the line in view.
    [[nodiscard]] virtual std::vector<DetailBlock> detail() const = 0;
    /// What the person may do now; what they may not is not among them.
    [[nodiscard]] virtual std::vector<SetupAct> acts() const = 0;

    /// Whether what it shows of the machine is no longer so; asked every few seconds while it is in front.
    [[nodiscard]] virtual bool outdated() const { return false; }

    /// A port that can be talked to by hand; empty where there is none.
    [[nodiscard]] virtual QString terminal_port() const { return {}; }

    /// Reads everything again; the line in view stays if it is still there.
    void refresh();
    void select(const std::string& row);
    [[nodiscard]] RowsModel& rows() { return rows_; }
    [[nodiscard]] const std::string& selected() const { return selected_; }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

  signals:
    void changed();

  protected:
    /// Reads from the archive (null: there is none yet) and fills the rows.
    [[nodiscard]] virtual base::Result<void> read(const records::Archive* archive) = 0;

    [[nodiscard]] const SetupGround& ground() const { return ground_; }
    /// Whether who is signed in may do that; everybody may in an archive without accounts.
    [[nodiscard]] bool may(laboratory::Act act) const;
    [[nodiscard]] const laboratory::PeopleRegister& people() const { return people_; }
    /// Whether the register was read: without it nothing may be done.
    [[nodiscard]] bool people_known() const { return people_known_; }
    [[nodiscard]] base::Date today() const;

  private:
    /// The archive with its people; null while there is none yet.
    [[nodiscard]] base::Result<std::unique_ptr<records::Archive>> open();

    SetupGround ground_;
    RowsModel rows_;
    laboratory::PeopleRegister people_;
    bool people_known_ = false;
    std::string selected_;
    std::optional<base::Error> error_;
};

/// Does `work` with the archive open for writing, and says that something was written.
[[nodiscard]] base::Result<QString> in_archive(
    const SetupGround& ground, const std::function<base::Result<QString>(records::Archive& archive)>& work);

}  // namespace velocert::app
