using Guildhall.Aegis;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis;

public class EmbedRoomTests
{
    [Fact]
    public void What_fits_stays_as_it_is()
    {
        var embed = Of(100, 20);

        Assert.Same(embed, EmbedRoom.Fit(embed));
    }

    [Theory]
    [InlineData(4_096, 1_024, 25)]
    [InlineData(2_000, 512, 17)]
    [InlineData(4_096, 1, 25)]
    [InlineData(0, 1_024, 25)]
    public void The_longest_texts_fit_and_no_character_is_halved(int description, int value, int count)
    {
        var fitted = EmbedRoom.Fit(Of(description, value, count));

        var texts = fitted.Fields!.Select(f => f.Value).Append(fitted.Description ?? "").ToArray();
        Assert.InRange(
            fitted.Title!.Length
                + fitted.Footer!.Text.Length
                + fitted.Fields!.Sum(f => f.Name.Length)
                + texts.Sum(t => t.Length),
            1,
            EmbedRoom.Longest
        );
        Assert.All(texts, text => Assert.True(text.IsNormalized()));
        Assert.All(fitted.Fields!, field => Assert.NotEqual("", field.Value));
    }

    [Fact]
    public void A_short_field_is_whole_beside_long_ones()
    {
        var embed = Of(4_096, 1_000, 4);

        var fitted = EmbedRoom.Fit(embed with { Fields = [.. embed.Fields!, new("State", "pending")] });

        Assert.Equal("pending", fitted.Fields![^1].Value);
    }

    private static Embed Of(int description, int value, int count = 3) =>
        new()
        {
            Title = "Appeal #1",
            Description = description == 0 ? null : Text(description),
            Fields = [.. Enumerable.Range(0, count).Select(_ => new EmbedField(new string('n', 90), Text(value)))],
            Footer = new("Attempt 2"),
        };

    // Pairs from the second letter on, so that every even cut would halve one.
    private static string Text(int length) =>
        ("a" + string.Concat(Enumerable.Repeat("😀", length / 2 + 1)))[..length] is var text
        && char.IsHighSurrogate(text[^1])
            ? text[..^1] + "a"
            : text;
}
