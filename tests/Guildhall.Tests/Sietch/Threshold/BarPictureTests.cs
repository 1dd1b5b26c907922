using System.Buffers.Binary;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Tests.Sietch.Threshold;

public class BarPictureTests
{
    [Theory]
    [InlineData(new[] { 1UL, 2UL })]
    [InlineData(new[] { 5UL, 5UL, 5UL })]
    [InlineData(new[] { 0UL, 0UL })]
    [InlineData(new[] { 9UL, 3UL, ulong.MaxValue, 7UL })]
    public void Any_history_makes_a_picture_of_its_size(ulong[] amounts)
    {
        var picture = BarPicture.Draw([.. amounts.Select(Row)]);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.Equal(BarPicture.Width, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        Assert.Equal(BarPicture.Height, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)));
    }

    [Fact]
    public void The_largest_amount_there_is_has_its_place_in_the_picture()
    {
        byte[] most = [.. Enumerable.Repeat((byte)255, 32)];
        BarRow[] history = [Row(1, 0), Row(2, 1) with { Entry = most }];

        Assert.NotEmpty(BarPicture.Draw(history));
    }

    [Fact]
    public void The_same_history_is_the_same_picture_and_another_is_another()
    {
        BarRow[] history = [Row(1, 0), Row(2, 1)];

        Assert.Equal(BarPicture.Draw(history), BarPicture.Draw(history));
        Assert.NotEqual(BarPicture.Draw(history), BarPicture.Draw([Row(1, 0), Row(3, 1), Row(1, 2)]));
    }

    private static BarRow Row(ulong amount, int i) =>
        new(i, Wei.From(amount).ToArray(), 1, 1, null, DateTimeOffset.UnixEpoch.AddHours(6 * i));
}
