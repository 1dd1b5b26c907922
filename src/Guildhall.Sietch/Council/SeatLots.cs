using System.Security.Cryptography;

namespace Guildhall.Sietch.Council;

/// <summary>In which order vacant seats are given: each number from 1 once.</summary>
/// <param name="seats">How many there are.</param>
internal delegate IReadOnlyList<int> SeatLots(int seats);

internal static class Lots
{
    /// <summary>By lot: numbers in the order of coming would say for good who came when.</summary>
    public static IReadOnlyList<int> Draw(int seats)
    {
        var numbers = Enumerable.Range(1, seats).ToArray();
        RandomNumberGenerator.Shuffle(numbers.AsSpan());
        return numbers;
    }
}
