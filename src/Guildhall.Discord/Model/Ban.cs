namespace Guildhall.Discord.Model;

public sealed record Ban
{
    public string? Reason { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }
}
