using Guildhall.Sietch.Members.Nyms;

namespace Guildhall.Tests.Sietch.Members.Nyms;

public class NymSkeletonTests
{
    [Theory]
    [InlineData("ShaiHulud", "Shai-Hulud")]
    [InlineData("shai_hulud", "SHAI-HULUD")]
    [InlineData("Late0ne", "Late-One")]
    [InlineData("Stilgar", "StiIgar")]
    [InlineData("Stilgar", "Sti1gar")]
    [InlineData("Harkonnen-Baron", "Harkonnen-Baro-n")]
    [InlineData("Farnir", "Famir")]
    [InlineData("Vvind", "Wind")]
    [InlineData("Clune", "Dune")]
    [InlineData("CIune", "Dune")]
    [InlineData("5tilg4r", "Stilgar")]
    [InlineData("8ene", "Bene")]
    public void What_reads_alike_has_one_form(string one, string other) =>
        Assert.Equal(NymSkeleton.Of(one), NymSkeleton.Of(other));

    [Theory]
    [InlineData("Stilgar", "Stilgard")]
    [InlineData("CoralLantern-62", "CoralLantern-68")]
    [InlineData("Usul-16", "Usul-18")]
    [InlineData("Usul-69", "Usul-96")]
    [InlineData("Usul", "Usui-1")]
    public void What_does_not_has_another(string one, string other) =>
        Assert.NotEqual(NymSkeleton.Of(one), NymSkeleton.Of(other));

    [Fact]
    public void Numbers_of_equal_length_are_never_alike() =>
        Assert.Equal(
            1000,
            Enumerable.Range(0, 1000).Select(number => NymSkeleton.Of($"Usul{number:000}")).Distinct().Count()
        );
}
