using System.Numerics;
using System.Xml.Linq;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Pages.Threshold;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Tests.Sietch.Pages.Threshold;

public sealed class ThresholdPictureTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, ThresholdPicture.Wide)]
    [InlineData(2, ThresholdPicture.Narrow)]
    [InlineData(120, ThresholdPicture.Wide)]
    [InlineData(120, ThresholdPicture.Narrow)]
    public void Any_history_is_a_picture_within_its_frame(int count, int width)
    {
        var history = Enumerable
            .Range(0, count)
            .Select(i => Row(6 * i, Wei.From(BigInteger.Pow(10, 18) * (1_000 + (i * i % 17)))))
            .ToList();

        var svg = XDocument.Parse(ThresholdPicture.Draw(history, width));

        var line = svg.Descendants().Single(e => (string?)e.Attribute("class") == "line");
        Assert.DoesNotContain("NaN", line.Attribute("d")!.Value, StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), e => e.Value == "BGT");
    }

    [Fact]
    public void Without_a_last_place_the_line_lies_at_nothing() =>
        Assert.NotNull(XDocument.Parse(Draw(Row(0, Wei.Zero), Row(0, Wei.Zero))).Root);

    [Fact]
    public void Between_two_snapshots_the_line_stands_still() =>
        Assert.Matches(
            "class=\"line\" d=\"M57 208.2H686V30H686\"",
            Draw(Row(0, Wei.From(BigInteger.Pow(10, 21))), Row(48, Wei.From(BigInteger.Pow(10, 22))))
        );

    private static string Draw(params BarRow[] history) => ThresholdPicture.Draw(history, ThresholdPicture.Wide);

    private static BarRow Row(int hours, Wei entry) => new(hours, entry.ToArray(), 69, 0, null, start.AddHours(hours));
}
