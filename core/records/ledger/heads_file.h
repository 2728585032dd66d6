// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/files/file.h"

namespace velocert::records {

/// One line of heads.log: the chain as it stood after entry `seq` was committed.
struct Head {
    std::uint64_t seq = 0;
    base::Digest chain;
    friend bool operator==(const Head&, const Head&) = default;
};
/// "17 4e07...\n"
[[nodiscard]] std::string line_of(const Head& head);

/// heads.log for writing: a second, independent account of what was committed, kept outside the database.
/// Only grows. A line that could not be written whole is completed before the next one.
class HeadsFile {
  public:
    [[nodiscard]] static base::Result<HeadsFile> open(const std::string& path);

    /// All lines in one write; durable on return.
    [[nodiscard]] base::Result<void> add(std::span<const Head> heads);
    [[nodiscard]] base::Result<void> add(const Head& head) { return add({&head, 1}); }
    /// Writes what an earlier failure left over; nothing to do is fine.
    [[nodiscard]] base::Result<void> complete();
    /// The rest of a line that a crash cut: `rest` completes the last line of the file.
    [[nodiscard]] base::Result<void> mend(std::string_view rest);

  private:
    explicit HeadsFile(File file) : file_(std::move(file)) {}
    File file_;
    std::string unwritten_;
    bool unsynced_ = false;
};

/// The last whole line, and what stands behind it without a line end (a crash in the middle of a line).
struct HeadsTail {
    std::optional<Head> last;
    std::string torn;
};
/// Reads only the end of the file. integrity if the last line is none, or if the file is not as long as its lines are.
[[nodiscard]] base::Result<HeadsTail> read_heads_tail(const std::string& path);

/// The whole file, line by line as far as lines are what they should be.
struct HeadsContent {
    struct Fault {
        std::uint64_t line = 0;
        std::string what;
    };
    std::vector<std::optional<base::Digest>> chains;  ///< of line i + 1; nothing where that line is faulty
    std::vector<Fault> faults;
    std::string torn;
};
[[nodiscard]] HeadsContent parse_heads(std::string_view text);

}  // namespace velocert::records
