using System.Buffers.Binary;
using Guildhall.Aegis.AutoMod.Files;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Avatars;

namespace Guildhall.Tests.Sietch.Members.Avatars;

public class AvatarTests
{
    private static readonly Guid member = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void A_reader_of_pictures_finds_its_size_and_more_than_one_shade()
    {
        var luma = PngDecoder.Decode(Avatar.Draw(member, Tier.Fedaykin));

        Assert.NotNull(luma);
        Assert.Equal((200, 200), (luma.Width, luma.Height));
        Assert.True(luma.Values.Distinct().Count() >= 3);
    }

    [Fact]
    public void Every_part_of_the_file_has_its_own_checksum()
    {
        var png = Avatar.Draw(member, Tier.Naib);
        var kinds = new List<string>();
        for (var at = 8; at < png.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var kind = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            kinds.Add(kind);
            if (kind == "IEND")
            {
                // The same in every PNG there is.
                Assert.Equal(0xAE426082, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8)));
            }

            at += 12 + length;
        }

        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], kinds);
    }

    [Fact]
    public void The_tier_changes_the_colours_and_nothing_else() =>
        Assert.Equal(
            3,
            new[] { Tier.Naib, Tier.Fedaykin, Tier.None }
                .Select(tier => Convert.ToHexString(Avatar.Draw(member, tier)))
                .Distinct()
                .Count()
        );
}
