// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/laboratory/test_item.h"
#include "core/sequence/running/runner.h"

namespace velocert::app {

/// An operator that gives the usual value where nobody says another.
class UsualAnswers : public sequence::Operator {
  public:
    /// Whose codes the usual values are. In a training archive only: elsewhere a code is read from the item or missing.
    void set_item(const laboratory::TestItem& item) { item_ = item; }

  protected:
    laboratory::TestItem item_;
};

/// Replies to prompts from a file: {"format":"velocert-answers/1","default":"accept"|"stop",
/// "answers":{"<prompt key>", "<prompt key>#<attempt>", "<prompt key>@<part id>" or "<prompt key>@<part id>#<attempt>":
/// {"accepted":bool,"choice":"...","note":"...","values":{"<field>":"21.5 degC"},"suspend":bool}}}. The most particular
/// key goes first.
/// A prompt that nothing answers stops the run unless the default is "accept". A file is named by its path, relative to
/// the answers file. Where the default is "accept" and specimens are allowed, a photo or document that the file does
/// not name is a specimen picture.
class AnswersFile final : public UsualAnswers {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<AnswersFile>> parse(std::string_view text,
                                                                          const std::string& source);
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;
    /// Whether each key names a prompt of its procedure, and each value a field of it: a name that is misspelt would
    /// otherwise leave the usual answer in its place. Keys of procedures that the edition does not have are passed
    /// over.
    [[nodiscard]] base::Result<void> fits(const standards::StandardEdition& edition) const;
    /// In a training archive only.
    void allow_specimens() { specimens_ = true; }

  private:
    std::map<std::string, sequence::Answer> answers_;
    std::string source_;
    std::string folder_;  ///< of the answers file
    bool accept_ = false;
    bool specimens_ = false;
};

/// A person at a terminal: the question on standard error, the answer from standard input.
class TerminalOperator final : public sequence::Operator {
  public:
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;
};

/// Does at once what it is asked, keeps every attempt and repeats as long as the policy allows: the virtual bench's
/// own, in training archives only. Its photos and documents are specimen pictures.
class WillingOperator final : public UsualAnswers {
  public:
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;
};

/// Passes on to another operator, and tells somebody what was confirmed (the virtual bench needs to know).
class ReportingOperator final : public sequence::Operator {
  public:
    using Performed = std::function<void(const sequence::Prompt&, const sequence::Answer&)>;
    ReportingOperator(sequence::Operator& person, Performed performed)
        : person_(person), performed_(std::move(performed)) {}
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;

  private:
    sequence::Operator& person_;
    Performed performed_;
};

}  // namespace velocert::app
