namespace Guildhall.Sietch.Members.Pictures;

/// <summary>A square of pixels of eight bits each for red, green, blue and opacity, row by row.</summary>
internal sealed record Picture(int Side, byte[] Pixels)
{
    public const int Channels = 4;
}
