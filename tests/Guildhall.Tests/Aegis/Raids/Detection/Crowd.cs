using System.Globalization;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Raids.Detection;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Raids.Detection;

/// <summary>People who join one after the other, each a moment after the last.</summary>
internal sealed class Crowd(JoinThresholds? thresholds = null)
{
    private static readonly DateTimeOffset start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly JoinDetector detector = new();
    private readonly JoinThresholds thresholds = thresholds ?? new();
    private ulong next;

    public DateTimeOffset Now { get; private set; } = start;

    public RaidLevel Highest { get; private set; }

    public JoinVerdict Last { get; private set; } = JoinVerdict.Calm;

    /// <summary>How many had joined when a level was reached first.</summary>
    public Dictionary<RaidLevel, int> ReachedAt { get; } = [];

    public int Joined { get; private set; }

    /// <summary>How many of them would be held.</summary>
    public int Suspicious { get; private set; }

    public Crowd Join(int count, TimeSpan between, Func<int, Person> person)
    {
        for (var i = 0; i < count; i++)
        {
            Now += between;
            Join(person(i));
        }

        return this;
    }

    public Crowd Wait(TimeSpan length)
    {
        Now += length;
        return this;
    }

    public void Join(Person person)
    {
        next++;
        var id = person.Id ?? Snowflake<User>.At(Now - person.Age).Value + next;
        Last = detector.Add(
            new()
            {
                User = new(id),
                Name = person.Name,
                HasAvatar = person.HasAvatar,
                Invite = person.Invite,
                JoinedAt = Now,
            },
            thresholds
        );
        Joined++;
        Suspicious += Last.IsSuspicious ? 1 : 0;
        Highest = Last.Level > Highest ? Last.Level : Highest;
        for (var level = RaidLevel.Watch; level <= Last.Level; level++)
        {
            ReachedAt.TryAdd(level, Joined);
        }
    }

    public static Person Raider(int number) =>
        new()
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"raider-{number * 7919 % 10_007}"),
            Age = TimeSpan.FromHours(5),
        };

    /// <summary>Somebody like anybody else: a name, a face, years on Discord.</summary>
    public static Person Ordinary(int number) =>
        new()
        {
            Name = $"{names[number % names.Length]}{names[number / names.Length % names.Length]}",
            Age = TimeSpan.FromDays(400 + number % 900),
            HasAvatar = number % 4 != 0,
        };

    private static readonly string[] names =
    [
        "amber",
        "birch",
        "cedar",
        "dusk",
        "ember",
        "fern",
        "gale",
        "heath",
        "iris",
        "juniper",
        "kelp",
        "larch",
        "moss",
        "nettle",
        "oak",
        "pine",
        "quill",
        "reed",
        "sage",
        "thorn",
    ];
}

internal sealed record Person
{
    public required string Name { get; init; }

    public TimeSpan Age { get; init; }

    public bool HasAvatar { get; init; }

    public string? Invite { get; init; }

    public ulong? Id { get; init; }
}
