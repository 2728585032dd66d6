// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/acts/sample_people.h"
#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "core/base/person.h"
#include "core/base/secret.h"
#include "core/laboratory/people/account.h"
#include "core/laboratory/people/idle_lock.h"
#include "core/laboratory/people/password.h"

namespace velocert::app {

/// Who sits at the workstation, and what they may do. An archive without accounts is open to a person known by name;
/// one with accounts opens to whoever signs in, and locks when nobody touches it for a while. A real archive without
/// an account asks for the first one before anything else. Knows no widget; passwords are checked on a thread.
class Seat final : public QObject {
    Q_OBJECT

  public:
    enum class State : std::uint8_t {
        open,           ///< no accounts: a name is enough
        first_account,  ///< a real archive that has none yet
        signed_out,
        password_due,  ///< signed in with a password that somebody else set
        present,
        locked,  ///< signed in; the screen is locked
    };

    /// The archive in use and the hasher outlive it.
    explicit Seat(ArchiveInUse& archive, const laboratory::PasswordHasher& hasher = laboratory::argon2id(),
                  QObject* parent = nullptr);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] bool busy() const { return work_.running(); }
    /// Who acts, for records. The account's person, or the name; nothing while nobody is there.
    [[nodiscard]] std::optional<base::Person> person() const;
    /// What is remembered of a person stands under it: "account/li", "name/Li Wei"; empty while nobody is there.
    [[nodiscard]] QString memory_key() const;
    /// Nothing without accounts or while nobody is signed in.
    [[nodiscard]] const std::optional<laboratory::Account>& account() const { return account_; }
    /// That hold today.
    [[nodiscard]] std::vector<laboratory::Role> roles() const;
    /// Whether a role of the person permits it today: what is not permitted is not shown. The act itself asks core
    /// again, with authorisations and second persons.
    [[nodiscard]] bool may(laboratory::Act act) const;
    /// Whether the person may use the workspaces now: open or present.
    [[nodiscard]] bool may_act() const { return state_ == State::open || state_ == State::present; }
    /// What went wrong last, as a sentence that never says which of login and password was wrong; empty if nothing.
    [[nodiscard]] QString trouble() const;
    /// Of a locked screen: whether somebody locked it, and not the time that nobody touched it.
    [[nodiscard]] bool locked_on_purpose() const { return on_purpose_; }
    /// Whether an archive lies there whose people cannot be read: nobody gets in.
    [[nodiscard]] bool unreadable() const { return unreadable_.has_value(); }

    /// Whom one may be by one press, to look around: the sample people of a training archive. Nobody in a real archive,
    /// and nobody while another is signed in: behind a lock only the one who is.
    [[nodiscard]] std::vector<SamplePerson> sample_people() const;
    /// Whether that is one who is signed in: their passphrase is no secret.
    [[nodiscard]] bool is_sample() const;

    void set_name(const std::string& name);
    /// Signs in as one of sample_people(), or opens their lock; nothing for anybody else.
    void sign_in_sample(const std::string& login);
    /// Signs in, or opens the lock again. The login is kept as typed.
    void sign_in(const std::string& login, base::Secret password);
    void create_first(const std::string& login, const laboratory::PrintedName& name, base::Secret password);
    /// One's own, in place of the one just given.
    void change_password(base::Secret password);
    void sign_out();
    void lock();
    /// A key, the mouse, a touch.
    void touched();
    /// Time went on; the timer calls it.
    void tick();

  signals:
    void changed();

  private:
    using Act = std::function<base::Result<laboratory::Account>(records::Archive&)>;
    void do_act(Act act);
    void done(const base::Result<laboratory::Account>& account);
    void look_again();
    void take_state();

    ArchiveInUse& archive_;
    const laboratory::PasswordHasher& hasher_;
    State state_ = State::open;
    std::string name_;
    std::optional<laboratory::Account> account_;
    std::vector<SamplePerson> samples_;  ///< of the archive in use
    std::string folder_;                 ///< of the archive that the account belongs to
    std::optional<base::Error> trouble_;
    std::optional<base::Error> unreadable_;  ///< why nobody can be known
    bool telling_ = false;                   ///< of what this seat itself has put on record
    laboratory::IdleLock idle_;
    QTimer timer_;
    bool told_busy_ = false;
    bool on_purpose_ = false;
    LongWork work_;
};

}  // namespace velocert::app
