"""What the bureau can hold applications against: official lists of titles, published figures of the districts."""
