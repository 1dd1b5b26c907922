using System.Numerics;
using System.Xml.Linq;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Pages.Threshold;

namespace Guildhall.Tests.Sietch.Pages.Threshold;

public sealed class ThresholdPictureTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(120)]
    public void Any_history_is_a_picture_within_its_frame(int count)
    {
        var points = Enumerable
            .Range(0, count)
            .Select(i => new ThresholdPoint(
                start.AddHours(6 * i),
                Wei.From(BigInteger.Pow(10, 18) * (1_000 + (i * i % 17)))
            ))
            .ToList();

        var svg = XDocument.Parse(ThresholdPicture.Draw(points));

        var line = svg.Descendants().Single(e => (string?)e.Attribute("class") == "line");
        Assert.DoesNotContain("NaN", line.Attribute("d")!.Value, StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), e => e.Value == "1 Nov");
    }

    [Fact]
    public void Without_a_last_place_the_line_lies_at_nothing() =>
        Assert.NotNull(XDocument.Parse(ThresholdPicture.Draw([new(start, Wei.Zero), new(start, Wei.Zero)])).Root);
}
