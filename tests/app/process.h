// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/base/json.h"

namespace velocert::tests {

/// What a finished program left behind.
struct Finished {
    int code = -1;  ///< exit code; 128 + signal when it was killed
    std::string out;
    std::string err;

    [[nodiscard]] base::Json json() const;
};

/// A program of this project as a user runs it: its own process, its own standard streams.
class Process {
  public:
    explicit Process(const std::vector<std::string>& words, const std::string& input = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void signal(int number) const;
    [[nodiscard]] pid_t id() const { return pid_; }
    [[nodiscard]] bool running();
    /// Waits for its end; kills it after `limit` (the code then says so).
    [[nodiscard]] Finished wait(std::chrono::seconds limit = std::chrono::seconds(180));

  private:
    pid_t pid_ = -1;
    std::string out_file_;
    std::string err_file_;
    int status_ = 0;
    bool ended_ = false;
};

/// Runs the command line to its end.
[[nodiscard]] Finished cli(std::vector<std::string> words, const std::string& input = {});

/// A whole file; empty if there is none.
[[nodiscard]] std::string bytes_of(const std::string& path);

/// A folder of its own that is gone afterwards.
class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    /// Writes a file and returns its path.
    std::string file(const std::string& name, const std::string& text) const;

  private:
    std::string path_;
};

/// Waits until the path exists; false after the limit.
[[nodiscard]] bool appears(const std::string& path, std::chrono::seconds limit = std::chrono::seconds(10));

}  // namespace velocert::tests
