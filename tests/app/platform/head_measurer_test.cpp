#include "app/platform/head_measurer.h"

#include <doctest/doctest.h>

#include <semaphore>
#include <vector>

#include "app/platform/mailbox.h"
#include "core/base/error.h"

using namespace headlight;

namespace {

ModelPtr model(std::uint64_t fingerprint) {
  auto model = std::make_shared<Model>();
  model->fingerprint = fingerprint;
  return model;
}

HeadScoresPtr scores(int sentences) { return std::make_shared<const HeadScores>(HeadScores{sentences, {}}); }

/// Collects what a measurer posts.
struct Inbox {
  Mailbox<HeadMeasurer::News> mail;
  std::counting_semaphore<> posted{0};

  HeadMeasurer::Post post() {
    return [this](HeadMeasurer::News news) { mail.post(std::move(news)), posted.release(); };
  }
  HeadMeasurer::News next() {
    posted.acquire();
    return mail.take().at(0);
  }
};

}  // namespace

TEST_CASE("the heads of a model are measured on another thread, and once for the same weights") {
  Inbox inbox;
  std::vector<std::thread::id> threads;
  HeadMeasurer measurer([&](const Model&, const std::stop_token&,
                            const Progress&) { return threads.push_back(std::this_thread::get_id()), scores(3); },
                        inbox.post());
  CHECK(measurer.known(*model(7)) == nullptr);
  measurer.begin(model(7));
  const HeadMeasurer::News news = inbox.next();
  CHECK(news.fingerprint == 7);
  CHECK(news.error == "");
  CHECK(measurer.known(*model(7))->sentences == 3);
  CHECK(measurer.known(*model(8)) == nullptr);
  measurer.begin(model(7));
  CHECK(inbox.next().fingerprint == 7);
  REQUIRE(threads.size() == 1);
  CHECK(threads[0] != std::this_thread::get_id());
}

TEST_CASE("what is stored with a model is not measured again") {
  Inbox inbox;
  bool measured = false;
  Model stored;
  stored.fingerprint = 7, stored.scores = scores(240);
  {
    HeadMeasurer measurer([&](const Model&, const std::stop_token&, const Progress&) { return measured = true, scores(3); },
                          inbox.post());
    CHECK(measurer.known(stored) == stored.scores);
    measurer.begin(std::make_shared<const Model>(stored));
    CHECK(inbox.next().error == "");
  }
  CHECK_FALSE(measured);
}

TEST_CASE("the model that is opened last is measured; the one before is given up and nobody hears of it") {
  Inbox inbox;
  std::binary_semaphore started{0}, next_asked{0};
  HeadMeasurer measurer(
      [&](const Model& opened, const std::stop_token& stop, const Progress&) {
        if (opened.fingerprint == 2) return scores(3);
        started.release();
        next_asked.acquire();
        CHECK(stop.stop_requested());
        throw Cancelled();
      },
      inbox.post());
  measurer.begin(model(1));
  started.acquire();
  measurer.begin(model(2));
  next_asked.release();
  CHECK(inbox.next().fingerprint == 2);
  CHECK(measurer.known(*model(1)) == nullptr);
}

TEST_CASE("closing the window stops measuring") {
  Inbox inbox;
  std::binary_semaphore started{0};
  bool stopped = false;
  {
    HeadMeasurer measurer(
        [&](const Model&, const std::stop_token& stop, const Progress&) -> HeadScoresPtr {
          started.release();
          while (!stop.stop_requested()) std::this_thread::yield();
          stopped = true;
          throw Cancelled();
        },
        inbox.post());
    measurer.begin(model(1));
    started.acquire();
  }
  CHECK(stopped);
  CHECK(inbox.mail.take().empty());
}

TEST_CASE("what goes wrong in measuring is said in one sentence") {
  Inbox inbox;
  HeadMeasurer measurer([](const Model&, const std::stop_token&,
                           const Progress&) -> HeadScoresPtr { throw Error("it cannot read a sentence"); },
                        inbox.post());
  measurer.begin(model(5));
  const HeadMeasurer::News news = inbox.next();
  CHECK(news.fingerprint == 5);
  CHECK(news.error == "it cannot read a sentence");
  CHECK(measurer.known(*model(5)) == nullptr);
}

TEST_CASE("what is done is told in steps of five percent") {
  Inbox inbox;
  HeadMeasurer measurer(
      [](const Model&, const std::stop_token&, const Progress& progress) {
        for (int i = 1; i <= 480; ++i) progress(i / 480.);
        return scores(240);
      },
      inbox.post());
  measurer.begin(model(5));
  std::vector<int> told;
  while (told.empty() || told.back() < 100) {
    inbox.posted.acquire();
    for (const HeadMeasurer::News& news : inbox.mail.take()) told.push_back(news.percent);
  }
  REQUIRE(told.size() == 20);
  for (std::size_t i = 0; i < told.size(); ++i) CHECK(told[i] == 5 * static_cast<int>(i + 1));
}
