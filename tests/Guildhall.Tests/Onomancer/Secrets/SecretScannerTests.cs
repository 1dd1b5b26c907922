using FsCheck;
using FsCheck.Fluent;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Tests.Onomancer.Secrets;

public class SecretScannerTests
{
    private static readonly SecretScanner scanner = new();

    [Fact]
    public void Every_provider_s_token_is_found_where_people_leave_it()
    {
        var missed = new SecretCorpus(1).TokenSamples().Where(s => !IsExact(s)).Select(Explain).ToList();
        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [Fact]
    public void A_value_under_a_telling_name_is_found_exactly()
    {
        var missed = new SecretCorpus(2).NamedSamples().Where(s => !IsExact(s)).Select(Explain).ToList();
        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [Fact]
    public void What_only_looks_like_a_secret_stays()
    {
        var wrong = new SecretCorpus(3).Harmless().Where(s => scanner.Scan(s.Text).Count > 0).Select(Explain).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Other_people_s_templates_are_read_as_well()
    {
        var corpus = new SecondCorpus(11);
        var missed = corpus.Secrets().Where(s => s.Kind != "skip" && !IsExact(s)).Select(Explain).ToList();
        var wrong = corpus.Harmless().Where(s => scanner.Scan(s.Text).Count > 0).Select(Explain).ToList();
        Assert.True(missed.Count + wrong.Count == 0, string.Join("\n", [.. missed, "--- wrongly found", .. wrong]));
    }

    [Fact]
    public void Redaction_puts_one_marker_for_a_token_and_leaves_the_sentence_after_it()
    {
        var token = new SecretCorpus(4).Tokens().First().Value;
        var text = $"token = {token} Then the sentence goes on.";

        Assert.Equal("token = [REDACTED: github-token] Then the sentence goes on.", Redacted(text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\\n")]
    public void A_private_key_goes_as_a_whole_with_header_and_footer(string newline)
    {
        var text = $"before {new SecretCorpus(5).Pem("RSA PRIVATE KEY", newline)} after";

        var finding = Assert.Single(scanner.Scan(text));
        Assert.Equal(SecretSeverity.Critical, finding.Severity);
        Assert.Equal("before [REDACTED: private-key] after", Redacted(text));
    }

    [Fact]
    public void Of_a_truncated_key_nothing_is_left()
    {
        var whole = new SecretCorpus(6).Pem();
        var cut = whole[..(whole.Length / 2)];

        Assert.Equal("[REDACTED: private-key]\n\nThe next paragraph.", Redacted(cut + "\n\nThe next paragraph."));
    }

    [Theory]
    [InlineData('\u200B')]
    [InlineData('\u00AD')]
    [InlineData('\u2060')]
    [InlineData('\u202E')]
    [InlineData('\uFE0F')]
    public void Invisible_characters_do_not_hide_a_secret_and_places_are_of_the_original(char hidden)
    {
        var token = new SecretCorpus(7).Tokens().First().Value;
        var split = string.Join(hidden, token.Chunk(3).Select(c => new string(c)));
        var text = $"{hidden}see {split}{hidden}, thanks";

        var finding = Assert.Single(scanner.Scan(text));
        Assert.Equal(split, text[finding.Start..finding.End]);
        Assert.Equal($"{hidden}see [REDACTED: github-token]{hidden}, thanks", Redacted(text));
    }

    [Fact]
    public void The_word_example_beside_a_live_token_does_not_hide_it()
    {
        foreach (var (kind, value) in new SecretCorpus(8).Tokens())
        {
            Assert.Contains(
                scanner.Scan($"For example, in this test: {value} (sample, fake, dummy)"),
                f => f.Kind == kind
            );
        }
    }

    [Fact]
    public void A_place_is_a_line_and_a_column_from_one()
    {
        var text = $"first\n  {new SecretCorpus(9).Tokens().First().Value}";

        Assert.Equal((2, 3), Assert.Single(scanner.Scan(text)).PlaceIn(text));
    }

    [Fact]
    public void Users_own_rules_are_heeded_and_malformed_ones_refused_by_name()
    {
        const string own =
            """{"tokens":[{"kind":"acme-key","severity":"critical","patterns":["acme_[a-z0-9]{10,20}"]}]}""";
        var mine = new SecretScanner(SecretRules.Embedded.With(own));
        var text = "Use acme" + "_k3j4h5g6f7d8 here.";

        Assert.Equal("acme-key", Assert.Single(mine.Scan(text)).Kind);
        Assert.Throws<FormatException>(() => SecretRules.Embedded.With("{"));
        Assert.Throws<FormatException>(() =>
            SecretRules.Embedded.With(own.Replace("acme_[", "[", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Hostile_input_ends_soon()
    {
        string[] parts =
        [
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.",
            "eyJ",
            "password=",
            "password: ",
            "-----BEGIN ",
            "-----BEGIN PRIVATE KEY-----",
            "a://b:",
            "sk-",
            "auth: ",
            "|password|key\n|-|-\n",
            "abandon ability ",
            "%20&amp;\\_",
            "\u200Bg",
            "token is ",
            "\"key\": \"",
            "gh" + "p_aaaaaaaa\n",
            "Bearer ",
            "secret|",
            "\uDB40\uDC41",
            "https://u:p",
            "PuTTY-User-Key-File-2",
        ];
        var time = TimeProvider.System;
        foreach (var part in parts)
        {
            var text = string.Concat(Enumerable.Repeat(part, (1 << 20) / part.Length));
            var start = time.GetTimestamp();
            scanner.Scan(text);

            // A generous cap for a loaded machine: quadratic work would take minutes. The bench has the figures.
            Assert.True(time.GetElapsedTime(start) < TimeSpan.FromSeconds(30), part);
        }
    }

    [Fact]
    public void Findings_are_in_order_apart_within_the_text_and_gone_after_redaction()
    {
        var corpus = new SecretCorpus(10);
        string[] pieces =
        [
            .. corpus.Tokens().Select(t => t.Value),
            .. corpus.NamedSamples().Select(s => s.Text),
            .. corpus.Harmless().Select(s => s.Text),
            " ",
            "\n",
            "\"",
            "=",
            ": ",
            "|",
            "\u200B",
            "\\_",
            "&quot;",
            "@",
            "://",
            "🙂",
            "-----BEGIN PRIVATE KEY-----\n",
            "\uD83D",
            "%3D",
            "password",
            "`",
        ];
        Prop.ForAll(
                Gen.Elements(pieces).ArrayOf().ToArbitrary(),
                chosen =>
                {
                    var text = string.Concat(chosen);
                    var found = scanner.Scan(text);
                    var end = 0;
                    foreach (var finding in found)
                    {
                        Assert.InRange(finding.Start, end, finding.End - 1);
                        end = finding.End;
                    }

                    Assert.True(end <= text.Length);
                    var redacted = SecretScanner.Redact(text, found);
                    Assert.All(
                        found.Where(f => f.Length >= 12),
                        f => Assert.DoesNotContain(text[f.Start..f.End], Without(redacted, text, f))
                    );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    // A generated text may hold the same words once as a secret and once as something else.
    private static string Without(string redacted, string text, SecretFinding finding)
    {
        var value = text[finding.Start..finding.End];
        return text.IndexOf(value, StringComparison.Ordinal) == text.LastIndexOf(value, StringComparison.Ordinal)
            ? redacted
            : "";
    }

    private static string Redacted(string text) => SecretScanner.Redact(text, scanner.Scan(text));

    private static bool IsExact(Sample sample)
    {
        var found = scanner.Scan(sample.Text);
        return sample.Secret is null
            ? found.Count > 0
            : found.Any(f =>
                sample.Text[f.Start..f.End] == sample.Secret && (sample.Kind == "any" || f.Kind == sample.Kind)
            );
    }

    private static string Explain(Sample sample) =>
        sample
        + "\n      → "
        + string.Join(", ", scanner.Scan(sample.Text).Select(f => $"{f.Kind} '{sample.Text[f.Start..f.End]}'"));
}
