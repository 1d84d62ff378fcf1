#include "app/platform/worker.h"

#include <doctest/doctest.h>

#include <atomic>
#include <semaphore>

#include "app/platform/mailbox.h"
#include "core/base/error.h"

using namespace headlight;

namespace {

TracePtr trace_of(const Input& input) {
  auto trace = std::make_shared<Trace>();
  trace->text = input.text;
  return trace;
}

/// Collects what a worker posts.
struct Inbox {
  Mailbox<Worker::Answer> mail;
  std::counting_semaphore<> posted{0};

  Worker::Post post() {
    return [this](Worker::Answer answer) { mail.post(std::move(answer)), posted.release(); };
  }
  Worker::Answer next() {
    posted.acquire();
    return mail.take().at(0);
  }
};

}  // namespace

TEST_CASE("a request is answered on another thread") {
  Inbox inbox;
  const auto here = std::this_thread::get_id();
  std::atomic<bool> elsewhere = false;
  Worker worker(
      [&](const Input& input, std::stop_token) { return elsewhere = std::this_thread::get_id() != here, trace_of(input); });
  worker.request({"a", ""}, inbox.post());
  CHECK(inbox.next().trace->text == "a");
  CHECK(elsewhere);
}

TEST_CASE("the newest request wins: the running one is cancelled, those in between never start") {
  Inbox inbox;
  std::binary_semaphore started{0}, all_asked{0};
  std::vector<std::string> computed;
  Worker worker([&](const Input& input, std::stop_token stop) {
    computed.push_back(input.text);
    if (input.text == "slow") {
      started.release();
      all_asked.acquire();
      CHECK(stop.stop_requested());
      throw Cancelled();
    }
    return trace_of(input);
  });
  worker.request({"slow", ""}, inbox.post());
  started.acquire();
  worker.request({"skipped", ""}, inbox.post());
  worker.request({"new", ""}, inbox.post());
  all_asked.release();
  CHECK(inbox.next().trace->text == "new");
  CHECK(computed == std::vector<std::string>{"slow", "new"});
  CHECK(inbox.mail.take().empty());
}

TEST_CASE("an answer that comes after a newer request is dropped") {
  Inbox inbox;
  std::binary_semaphore started{0}, go_on{0};
  Worker worker([&](const Input& input, std::stop_token) {
    if (input.text == "stubborn") started.release(), go_on.acquire();
    return trace_of(input);
  });
  worker.request({"stubborn", ""}, inbox.post());
  started.acquire();
  worker.request({"new", ""}, inbox.post());
  go_on.release();
  CHECK(inbox.next().trace->text == "new");
}

TEST_CASE("an error is posted as its sentence, and the worker works on") {
  Inbox inbox;
  Worker worker([](const Input& input, std::stop_token) -> TracePtr {
    if (input.text == "bad") throw Error("the text has 2000 tokens and the model reads at most 1024");
    return trace_of(input);
  });
  worker.request({"bad", ""}, inbox.post());
  const auto bad = inbox.next();
  CHECK(bad.trace == nullptr);
  CHECK(bad.error == "the text has 2000 tokens and the model reads at most 1024");
  worker.request({"good", ""}, inbox.post());
  CHECK(inbox.next().trace->text == "good");
}

TEST_CASE("ending a worker stops what it computes") {
  std::binary_semaphore started{0};
  Inbox inbox;
  {
    Worker worker([&](const Input&, std::stop_token stop) -> TracePtr {
      started.release();
      while (!stop.stop_requested()) std::this_thread::yield();
      throw Cancelled();
    });
    worker.request({"endless", ""}, inbox.post());
    started.acquire();
  }
  CHECK(inbox.mail.take().empty());
}
