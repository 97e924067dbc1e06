"""What tests share: paths, factories, builds, servers, browser pages and repositories."""
