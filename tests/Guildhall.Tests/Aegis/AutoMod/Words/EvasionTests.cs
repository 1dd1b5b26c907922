namespace Guildhall.Tests.Aegis.AutoMod.Words;

/// <summary>Each way of hiding on each of many words: nothing is caught for one word alone.</summary>
public class EvasionTests
{
    private static readonly string[] words =
    [
        "shit",
        "fuck",
        "bitch",
        "asshole",
        "cunt",
        "nigger",
        "faggot",
        "whore",
        "dick",
        "cock",
        "porn",
        "slut",
        "retard",
        "bastard",
        "kill",
    ];

    private static readonly RuleKit list = RuleKit.OfWords(words);

    private static readonly RuleKit strict = RuleKit.OfPreset("strict");

    private static readonly Dictionary<string, Func<string, string>> disguises = new(StringComparer.Ordinal)
    {
        ["capitals"] = w => w.ToUpperInvariant(),
        ["alternating"] = w => string.Concat(w.Select((c, i) => i % 2 == 0 ? char.ToUpperInvariant(c) : c)),
        ["full width"] = w => string.Concat(w.Select(c => (char)(c - 'a' + 'ａ'))),
        ["bold"] = w => Shift(w, 0x1D41A),
        ["script"] = w => Shift(w, 0x1D4EA),
        ["fraktur"] = w => Shift(w, 0x1D586),
        ["double-struck"] = w => Shift(w, 0x1D552),
        ["monospace"] = w => Shift(w, 0x1D68A),
        ["circled"] = w => Shift(w, 0x24D0),
        ["parenthesised"] = w => Shift(w, 0x249C),
        ["squared"] = w => Shift(w, 0x1F130),
        ["black squared"] = w => Shift(w, 0x1F170),
        ["black circled"] = w => Shift(w, 0x1F150),
        ["flags"] = w => string.Join(' ', w.Select(c => Shift($"{c}", 0x1F1E6))),
        ["Cyrillic"] = w => Replace(w, "aceopxyijshkmtb", "асеорхуіјѕһкмтЬ"),
        ["Greek"] = w => Replace(w, "aeoxyuvnkitpb", "αεοχγυνηκιτρβ"),
        ["small capitals"] = w => Replace(w, "abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"),
        ["superscript"] = w => Replace(w, "abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"),
        ["syllabics"] = w => Replace(w, "abcdefghjlmnpqrsuvwxz", "ᗩᗷᑕᗪᗴᖴᘜᕼᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ"),
        ["currency"] = w => Replace(w, "abcdfgklmnprstuw", "₳฿₵₫₣₲₭₤₥₦₱₹₴₮∪₩"),
        ["one currency sign"] = w => Replace(w, "fkw", "₣₭₩"),
        ["letters of manuscripts"] = w => Replace(w, "fpm", "ꟻꟼꟽ"),
        ["Cyrillic with a bar"] = w => Replace(w, "f", "ғ"),
        ["hooks"] = w => Replace(w, "fgh", "ʄɠɦ"),
        ["twice v"] = w => w.Replace("w", "vv", StringComparison.Ordinal),
        ["q for g"] = w => w.Replace("gg", "qq", StringComparison.Ordinal),
        ["a drawn k"] = w => w.EndsWith('k') ? w[..^1] + "|<" : w,
        ["v for u"] = w => w.Replace("u", "v", StringComparison.Ordinal),
        ["signs of trade"] = w => Replace(w, "cr", "©®"),
        ["signs of sums"] = w => Replace(w, "ecn", "∃⊂∩"),
        ["by ear"] = w => w[0] == 'f' ? "ph" + w[1..] : w,
        ["leet"] = w => Replace(w, "aeio", "4310"),
        ["leet signs"] = w => Replace(w, "aeis", "@3!$"),
        ["zero width"] = w => string.Join('\u200B', w.ToCharArray()),
        ["soft hyphen"] = w => string.Join('\u00AD', w.ToCharArray()),
        ["direction marks"] = w => string.Join('\u200E', w.ToCharArray()),
        ["tags"] = w => string.Join("\U000E0061", w.ToCharArray()),
        ["spaced"] = w => string.Join(' ', w.ToCharArray()),
        ["wide spaced"] = w => string.Join("  ", w.ToCharArray()),
        ["dotted"] = w => string.Join('.', w.ToCharArray()),
        ["dashed"] = w => string.Join('-', w.ToCharArray()),
        ["underscored"] = w => string.Join('_', w.ToCharArray()),
        ["starred"] = w => string.Join('*', w.ToCharArray()),
        ["piped"] = w => string.Join('|', w.ToCharArray()),
        ["shouted"] = w => string.Join('!', w.ToCharArray()),
        ["plussed"] = w => string.Join('+', w.ToCharArray()),
        ["lines"] = w => string.Join('\n', w.ToCharArray()),
        ["emoji"] = w => string.Join("🔥", w.ToCharArray()),
        ["zalgo"] = w => string.Concat(w.Select(c => $"{c}\u0337\u0321\u035D\u0302")),
        ["struck"] = w => string.Concat(w.Select(c => $"{c}\u0336")),
        ["accents"] = w => Replace(w, "aeiouc", "áéíóúç"),
        ["tripled"] = w => string.Concat(w.Select(c => new string(c, 3))),
        ["drawn out"] = w => w + new string(w[^1], 5),
        ["bold in part"] = w => $"{w[..2]}**{w[2..]}**",
        ["each a spoiler"] = w => string.Concat(w.Select(c => $"||{c}||")),
        ["a link's text"] = w => $"[{w}](https://example.com)",
        ["in brackets"] = w => $"({w})",
        ["in a sentence"] = w => $"you are a {w}, ok?",
        ["with a number"] = w => $"{w}123",
        ["mixed"] = w => string.Join('\u200B', Replace(Replace(w, "ao", "ао"), "is", "1$").ToCharArray()),
    };

    public static TheoryData<string> Names => [.. disguises.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_disguise_hides_no_word(string disguise) =>
        Assert.All(words.Select(disguises[disguise]), text => Assert.True(list.Catches(text), text));

    [Theory]
    [InlineData("phone phase photo pharma", false)]
    [InlineData("a phrase about phishing", false)]
    [InlineData("© 2026 Fox, all rights reserved ®", false)]
    [InlineData("3 × 4 ∩ 5 = ∅", false)]
    [InlineData("phuckers", true)]
    [InlineData("fu©k", true)]
    [InlineData("nigge®", true)]
    [InlineData("k1ke", true)]
    [InlineData("you kike", true)]
    [InlineData("ki11 your self", true)]
    [InlineData("kil1 ur self!", true)]
    [InlineData("ki11 your self-doubt", false)]
    [InlineData("kill y0ur self", false)]
    [InlineData("whor€", true)]
    public void The_strict_preset_knows_its_words_by_ear_and_by_sign(string text, bool isFound) =>
        Assert.Equal(isFound, strict.Catches(text));

    private static string Shift(string word, int first) =>
        string.Concat(word.Select(c => char.ConvertFromUtf32(first + c - 'a')));

    private static string Replace(string word, string from, string to)
    {
        var runes = to.EnumerateRunes().Select(r => r.ToString()).ToList();
        return string.Concat(
            word.Select(c => from.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? runes[at] : $"{c}")
        );
    }
}
