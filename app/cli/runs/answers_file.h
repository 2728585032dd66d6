// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/cli/runs/usual_answers.h"
#include "core/base/result.h"
#include "core/sequence/running/runner.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// Replies to prompts from a file: {"format":"velocert-answers/1","default":"accept"|"stop",
/// "answers":{"<prompt key>", "<prompt key>#<attempt>", "<prompt key>@<part id>" or "<prompt key>@<part id>#<attempt>":
/// {"accepted":bool,"choice":"...","note":"...","values":{"<field>":"21.5 degC"},"suspend":bool}}}. The most particular
/// key goes first; what a step asks at each set point is answered by the id of the prompt in the pack.
/// Unless the default is "accept", what nothing answers is missing: each required field of the prompt by its name, or
/// the prompt itself where it has none, whose attempt then ends. A file is named by its path, relative to the answers
/// file. Where the default is "accept" and the usual is allowed, a field that the file leaves open has its usual value,
/// and a photo or document is a specimen picture. Where it is not (an archive of records), "accept" only confirms
/// prompts that ask for nothing, and none that lets a voltage or a brake on.
class AnswersFile final : public UsualAnswers {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<AnswersFile>> parse(std::string_view text,
                                                                          const std::string& source);
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;
    /// Whether each key names a prompt of its procedure, and each value a field of it: a name that is misspelt would
    /// otherwise leave the usual answer in its place. Keys of procedures that only another shipped edition has are
    /// passed over. Errors say line and column.
    [[nodiscard]] base::Result<void> fits(const standards::StandardEdition& edition) const;
    /// In a training archive only: elsewhere what nobody said is on no record.
    void allow_usual() { usual_ = true; }
    /// Prompts are confirmed that the file does not name.
    [[nodiscard]] bool accepts() const { return accept_; }

  private:
    std::map<std::string, sequence::Answer> answers_;
    std::map<std::string, std::string> places_;  ///< "file:line:column /pointer" of keys, and of "key/field"
    std::string folder_;                         ///< of the answers file
    bool accept_ = false;
    bool usual_ = false;
};

}  // namespace velocert::app
