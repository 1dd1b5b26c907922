Console.WriteLine("guildhall");
